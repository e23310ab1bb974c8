import asyncio


async def main(name: str) -> None:
    await asyncio.sleep(0.01)
    print("done", name)


asyncio.run(main("first"))
loop = asyncio.get_event_loop()
loop.run_until_complete(main("second"))
