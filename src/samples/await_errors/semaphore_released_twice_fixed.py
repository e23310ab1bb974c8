import asyncio

places = asyncio.BoundedSemaphore(2)


async def fetch(page: int) -> None:
    async with places:
        if page == 0:
            return
        print("page", page)


async def main() -> None:
    for page in range(3):
        await fetch(page)


asyncio.run(main())
