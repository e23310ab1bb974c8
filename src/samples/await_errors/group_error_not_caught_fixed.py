import asyncio


async def fetch(page: int) -> int:
    if page == 2:
        raise ValueError(f"page {page} is empty")
    await asyncio.sleep(0.01)
    return page


async def main() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            for page in (1, 2):
                group.create_task(fetch(page))
    except* ValueError as errors:
        print("caught:", *errors.exceptions)


asyncio.run(main())
