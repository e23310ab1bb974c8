import asyncio


async def poll() -> None:
    while True:
        await asyncio.sleep(0.01)


async def main() -> None:
    poller = asyncio.create_task(poll())
    await asyncio.sleep(0.03)
    poller.cancel()
    await asyncio.wait([poller])
    if not poller.cancelled():
        print("poller failed:", poller.exception())
    print("stopped")


asyncio.run(main())
