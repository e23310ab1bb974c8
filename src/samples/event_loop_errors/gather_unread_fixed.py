import asyncio


async def load(name: str) -> str:
    if name == "prices":
        raise ConnectionError("prices: no answer")
    return name


async def main() -> None:
    loaded = asyncio.gather(load("names"), load("prices"))
    try:
        print("loaded:", await loaded)
    except ConnectionError as error:
        print("not loaded:", error)


asyncio.run(main())
