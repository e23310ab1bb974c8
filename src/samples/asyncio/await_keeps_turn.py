import asyncio


async def from_cache() -> int:
    return 42


async def other() -> None:
    print("the other task runs")


async def main() -> None:
    asyncio.create_task(other())
    items: asyncio.Queue[int] = asyncio.Queue()
    await from_cache()
    print("awaited a coroutine that does not wait")
    await items.put(1)
    await items.get()
    print("awaited a queue that had an item")
    await asyncio.sleep(0)
    print("awaited sleep(0)")


if __name__ == "__main__":
    asyncio.run(main())
