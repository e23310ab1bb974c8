import asyncio
import threading

lock = threading.Lock()


async def use(name: str) -> None:
    with lock:
        print(name, "has the lock")
        await asyncio.sleep(0.05)
    print(name, "is done")


async def main() -> None:
    await asyncio.gather(use("first"), use("second"))


asyncio.run(main())
