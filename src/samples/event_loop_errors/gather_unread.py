import asyncio


async def load(name: str) -> str:
    if name == "prices":
        raise ConnectionError("prices: no answer")
    return name


async def main() -> None:
    loaded = asyncio.gather(load("names"), load("prices"))
    await asyncio.sleep(0.01)
    print("loaded:", loaded.done())


asyncio.run(main())
