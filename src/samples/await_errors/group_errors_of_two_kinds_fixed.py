import asyncio


async def fetch(page: int) -> None:
    if page == 2:
        raise ValueError(f"page {page} is empty")
    if page == 3:
        raise ConnectionError("network is gone")


async def main() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            for page in (1, 2, 3):
                group.create_task(fetch(page))
    except* (ValueError, ConnectionError) as errors:
        for error in errors.exceptions:
            print("caught:", error)


asyncio.run(main())
