import asyncio
import threading


def convert(done: asyncio.Event) -> None:
    done.set()


async def main() -> None:
    done = asyncio.Event()
    worker = threading.Timer(0.05, convert, args=(done,))
    worker.start()
    await done.wait()
    print("converted")


asyncio.run(main())
