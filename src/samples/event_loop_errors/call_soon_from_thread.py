import asyncio


def convert(loop: asyncio.AbstractEventLoop) -> None:
    loop.call_soon(print, "progress: 50")


async def main() -> None:
    await asyncio.to_thread(convert, asyncio.get_running_loop())


asyncio.run(main(), debug=True)
