import asyncio
import threading


def convert(loop: asyncio.AbstractEventLoop, done: asyncio.Event) -> None:
    loop.call_soon_threadsafe(done.set)


async def main() -> None:
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    worker = threading.Timer(0.05, convert, args=(loop, done))
    worker.start()
    await done.wait()
    print("converted")


asyncio.run(main())
