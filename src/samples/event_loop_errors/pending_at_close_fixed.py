import asyncio


async def heartbeat() -> None:
    try:
        while True:
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("heartbeat cancelled")
        raise


async def main() -> None:
    beat = asyncio.create_task(heartbeat())
    await asyncio.sleep(0.01)
    print("heartbeat done:", beat.done())


asyncio.run(main())
