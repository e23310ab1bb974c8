import asyncio


async def fetch(page: int) -> str:
    await asyncio.sleep(0.01)
    return f"page {page}"


async def main() -> None:
    tasks = [asyncio.create_task(fetch(page)) for page in (1, 2)]
    print([task.result() for task in tasks])


asyncio.run(main())
