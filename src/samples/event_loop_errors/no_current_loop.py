import asyncio


async def main() -> None:
    await asyncio.sleep(0.01)
    print("done")


loop = asyncio.get_event_loop()
loop.run_until_complete(main())
