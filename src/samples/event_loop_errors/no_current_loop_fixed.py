import asyncio


async def main() -> None:
    await asyncio.sleep(0.01)
    print("done")


asyncio.run(main())
