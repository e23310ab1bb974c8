import asyncio

connections = 4


async def connect(reserved: int) -> None:
    async with asyncio.Semaphore(max(1, connections - reserved)):
        print("connected,", reserved, "reserved")


async def main() -> None:
    for reserved in 1, 5:
        await connect(reserved)


asyncio.run(main())
