import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

WAIT = 0.3  # seconds of an answer


class Shop:
    """Stands for a client made for asyncio."""

    async def price(self, item: str) -> int:
        await asyncio.sleep(WAIT)
        return len(item)


@asynccontextmanager
async def session() -> AsyncIterator[Shop]:
    print("connected")
    try:
        yield Shop()
    finally:
        print("closed")


async def total(items: list[str]) -> int:
    async with session() as shop, asyncio.timeout(5):
        async with asyncio.TaskGroup() as group:
            prices = [group.create_task(shop.price(item)) for item in items]
    return sum(price.result() for price in prices)


async def main() -> None:
    start = time.perf_counter()
    print("total:", await total(["tea", "bread", "honey"]))
    waits = (time.perf_counter() - start) / WAIT
    print(f"it took {waits:.0f} x {WAIT} s")


if __name__ == "__main__":
    asyncio.run(main())
