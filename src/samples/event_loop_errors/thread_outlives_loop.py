import asyncio
import threading

loop_ended = threading.Event()


def export(loop: asyncio.AbstractEventLoop) -> None:
    loop_ended.wait()  # stands for work that takes longer
    loop.call_soon_threadsafe(print, "exported")


async def main() -> None:
    loop = asyncio.get_running_loop()
    threading.Thread(target=export, args=(loop,)).start()


asyncio.run(main())
loop_ended.set()
