import asyncio
import threading

lock = threading.Lock()


async def use(name: str) -> None:
    with lock:  # the second task stops the whole loop here
        print(name, "has the lock")
        await asyncio.sleep(0.1)
    print(name, "is done")


async def main() -> None:
    await asyncio.gather(use("first"), use("second"))


if __name__ == "__main__":
    asyncio.run(main())
