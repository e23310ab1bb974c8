import asyncio


async def fetch(page: int) -> int:
    await asyncio.sleep(0.01)
    return page


async def main() -> None:
    tasks = [asyncio.create_task(fetch(page)) for page in (1, 2)]
    done, _ = await asyncio.wait(tasks)
    print(sorted(task.result() for task in done))


asyncio.run(main())
