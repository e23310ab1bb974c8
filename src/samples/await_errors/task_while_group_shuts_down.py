import asyncio


async def log(text: str) -> None:
    print("log:", text)


async def fail() -> None:
    raise ValueError("bad row")


async def read(group: asyncio.TaskGroup) -> None:
    try:
        await asyncio.sleep(1)
    finally:
        group.create_task(log("reader ends"))


async def main() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(read(group))
            group.create_task(fail())
    except* ValueError as errors:
        print("caught:", *errors.exceptions)


asyncio.run(main())
