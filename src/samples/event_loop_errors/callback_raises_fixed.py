import asyncio


def show(result: dict[str, int]) -> None:
    print("temperature:", result["temperature"])


async def measure() -> dict[str, int]:
    return {"temp": 21}


async def main() -> None:
    task = asyncio.create_task(measure())
    try:
        show(await task)
    except KeyError as error:
        print("no such value:", error)
    print("main goes on")


asyncio.run(main())
