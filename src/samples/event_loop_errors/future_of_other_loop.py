import asyncio

loop = asyncio.new_event_loop()
answered: asyncio.Future[str] = loop.create_future()


async def show() -> None:
    print(await answered)


async def main() -> None:
    shown = asyncio.create_task(show())
    await asyncio.sleep(0.01)
    answered.set_result("yes")
    await shown


asyncio.run(main())
