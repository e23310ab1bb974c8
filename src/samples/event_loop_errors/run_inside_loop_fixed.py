import asyncio


async def fetch_price() -> int:
    await asyncio.sleep(0.01)
    return 42


async def price() -> int:
    return await fetch_price()


async def handle_request() -> None:
    print("price:", await price())


asyncio.run(handle_request())
