import asyncio


async def consume(queue: asyncio.Queue[int]) -> None:
    for _ in range(4):
        print("row", await queue.get())


async def main() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue(maxsize=2)
    consumer = asyncio.create_task(consume(queue))
    for row in range(4):
        await queue.put(row)
    await consumer


asyncio.run(main())
