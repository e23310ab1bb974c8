import asyncio


async def check_card() -> None:
    raise ValueError("card refused")


async def ship() -> None:
    await asyncio.sleep(0.02)
    print("shipped")


async def main() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(check_card())
            group.create_task(ship())
    except* ValueError as errors:
        print("order stopped:", *errors.exceptions)
    await asyncio.sleep(0.1)


asyncio.run(main())
