import asyncio


async def produce(queue: asyncio.Queue[str]) -> None:
    for item in ("tea", "rice"):
        await asyncio.sleep(0.01)
        await queue.put(item)


async def main() -> None:
    queue: asyncio.Queue[str] = asyncio.Queue()
    producer = asyncio.create_task(produce(queue))
    for _ in range(2):
        print("got", await queue.get())
    await producer


asyncio.run(main())
