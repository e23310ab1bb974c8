import asyncio


async def fetch_news() -> str:
    return "news"


async def fetch_weather() -> str:
    return "weather"


async def main() -> None:
    print(await asyncio.gather(fetch_news(), fetch_weather()))


asyncio.run(main())
