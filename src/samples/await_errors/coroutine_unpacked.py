import asyncio


async def fetch_size() -> tuple[int, int]:
    await asyncio.sleep(0.01)
    return 80, 24


async def main() -> None:
    width, height = fetch_size()
    print(width * height)


asyncio.run(main())
