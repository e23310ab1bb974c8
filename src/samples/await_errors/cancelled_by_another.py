import asyncio


async def poll() -> None:
    while True:
        await asyncio.sleep(0.01)


async def watch(poller: asyncio.Task[None]) -> None:
    await asyncio.sleep(0.03)
    poller.cancel("connection lost")


async def main() -> None:
    poller = asyncio.create_task(poll())
    watcher = asyncio.create_task(watch(poller))
    await poller
    await watcher
    print("stopped")


asyncio.run(main())
