import asyncio


async def load() -> str:
    await asyncio.sleep(0.05)  # stands for the network
    return "loaded"


async def cell() -> None:
    """Code of a notebook cell runs inside a loop, as this function does."""
    coroutine = load()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print("RuntimeError:", error)
        coroutine.close()
    print(await load())


if __name__ == "__main__":
    asyncio.run(cell())
