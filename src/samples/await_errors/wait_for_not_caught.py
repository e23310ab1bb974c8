import asyncio


async def fetch() -> str:
    await asyncio.sleep(0.3)
    return "page"


async def main() -> None:
    page = await asyncio.wait_for(fetch(), timeout=0.05)
    print(page)


asyncio.run(main())
