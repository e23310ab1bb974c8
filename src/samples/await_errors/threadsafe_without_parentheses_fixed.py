import asyncio


async def refresh() -> str:
    await asyncio.sleep(0.01)
    return "refreshed"


def worker(loop: asyncio.AbstractEventLoop) -> str:
    future = asyncio.run_coroutine_threadsafe(refresh(), loop)
    return future.result(timeout=1)


async def main() -> None:
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(worker, loop))


asyncio.run(main())
