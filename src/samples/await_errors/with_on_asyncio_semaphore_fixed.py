import asyncio


async def fetch(page: int, places: asyncio.Semaphore) -> str:
    async with places:
        await asyncio.sleep(0.01)
        return f"page {page}"


async def main() -> None:
    places = asyncio.Semaphore(2)
    pages = (fetch(page, places) for page in range(3))
    print(await asyncio.gather(*pages))


asyncio.run(main())
