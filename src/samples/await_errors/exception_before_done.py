import asyncio


async def fetch(page: int) -> str:
    await asyncio.sleep(0.01 * page)
    return f"page {page}"


async def main() -> None:
    tasks = [asyncio.create_task(fetch(page)) for page in (1, 9)]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        print(task.exception() or task.result())


asyncio.run(main())
