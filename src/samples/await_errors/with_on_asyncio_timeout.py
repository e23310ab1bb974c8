import asyncio


async def fetch() -> str:
    await asyncio.sleep(0.01)
    return "page"


async def main() -> None:
    with asyncio.timeout(1):
        print(await fetch())


asyncio.run(main())
