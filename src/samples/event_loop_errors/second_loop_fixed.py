import asyncio


async def fetch_price() -> int:
    await asyncio.sleep(0.01)
    return 42


def price() -> int:
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(fetch_price())
    finally:
        loop.close()


async def handle_request() -> None:
    print("price:", await asyncio.to_thread(price))


asyncio.run(handle_request())
