import asyncio


def convert(loop: asyncio.AbstractEventLoop) -> None:
    loop.call_soon_threadsafe(print, "progress: 50")


async def main() -> None:
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(convert, loop)


asyncio.run(main())
