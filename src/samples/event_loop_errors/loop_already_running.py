import asyncio


async def fetch_price() -> int:
    await asyncio.sleep(0.01)
    return 42


def price() -> int:
    loop = asyncio.get_event_loop()
    return loop.run_until_complete(fetch_price())


async def handle_request() -> None:
    print("price:", price())


asyncio.run(handle_request())
