import asyncio


async def fetch(page: int) -> int:
    await asyncio.sleep(0.01)
    return page


async def main() -> None:
    done, _ = await asyncio.wait([fetch(1), fetch(2)])
    print(sorted(task.result() for task in done))


asyncio.run(main())
