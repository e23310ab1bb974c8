import asyncio
import time


def export(loop: asyncio.AbstractEventLoop) -> None:
    time.sleep(0.05)  # stands for work
    loop.call_soon_threadsafe(print, "exported")


async def main() -> None:
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(export, loop)


asyncio.run(main())
