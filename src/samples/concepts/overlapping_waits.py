import asyncio
import threading
import time

WAIT = 0.2


async def wait(name: str) -> None:
    print(f"{name} begins to wait, in {threading.current_thread().name}")
    await asyncio.sleep(WAIT)
    print(f"{name} goes on")


async def main() -> None:
    start = time.perf_counter()
    await asyncio.gather(wait("A"), wait("B"))
    elapsed = time.perf_counter() - start
    print(f"2 waits took as long as {round(elapsed / WAIT)}")


if __name__ == "__main__":
    asyncio.run(main())
