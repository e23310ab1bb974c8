import asyncio


async def fetch() -> str:
    await asyncio.sleep(0.3)
    return "page"


async def main() -> None:
    try:
        async with asyncio.timeout(0.05):
            page = await fetch()
    except TimeoutError:
        page = "page from the cache"
    print(page)


asyncio.run(main())
