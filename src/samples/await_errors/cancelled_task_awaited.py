import asyncio


async def poll() -> None:
    while True:
        await asyncio.sleep(0.01)


async def main() -> None:
    poller = asyncio.create_task(poll())
    await asyncio.sleep(0.03)
    poller.cancel()
    try:
        await poller
    except Exception as error:
        print("poller failed:", error)
    print("stopped")


asyncio.run(main())
