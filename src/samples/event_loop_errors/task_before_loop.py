import asyncio


async def refresh() -> None:
    await asyncio.sleep(0.01)
    print("refreshed")


class Cache:
    def __init__(self) -> None:
        self.task = asyncio.create_task(refresh())


async def main(cache: Cache) -> None:
    await cache.task


asyncio.run(main(Cache()))
