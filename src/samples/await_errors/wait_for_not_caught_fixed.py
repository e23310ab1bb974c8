import asyncio


async def fetch() -> str:
    await asyncio.sleep(0.3)
    return "page"


async def main() -> None:
    try:
        page = await asyncio.wait_for(fetch(), timeout=0.05)
    except asyncio.TimeoutError:
        page = "page from the cache"
    print(page)


asyncio.run(main())
