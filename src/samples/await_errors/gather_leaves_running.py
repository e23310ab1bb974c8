import asyncio


async def check_card() -> None:
    raise ValueError("card refused")


async def ship() -> None:
    await asyncio.sleep(0.02)
    print("shipped")


async def main() -> None:
    try:
        await asyncio.gather(check_card(), ship())
    except ValueError as error:
        print("order stopped:", error)
    await asyncio.sleep(0.1)


asyncio.run(main())
