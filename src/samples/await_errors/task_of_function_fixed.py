import asyncio


async def heartbeat() -> None:
    print("alive")


async def main() -> None:
    task = asyncio.create_task(heartbeat())
    await task


asyncio.run(main())
