import asyncio


async def fetch_price() -> int:
    await asyncio.sleep(0.01)
    return 42


def price() -> int:
    return asyncio.run(fetch_price())


async def handle_request() -> None:
    print("price:", price())


asyncio.run(handle_request())
