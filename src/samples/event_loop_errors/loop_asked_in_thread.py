import asyncio


def convert() -> None:
    loop = asyncio.get_running_loop()
    loop.call_soon_threadsafe(print, "progress: 50")


async def main() -> None:
    await asyncio.to_thread(convert)


asyncio.run(main())
