import asyncio


async def main(name: str) -> None:
    await asyncio.sleep(0.01)
    print("done", name)


asyncio.run(main("first"))
asyncio.run(main("second"))
