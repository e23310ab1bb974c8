import asyncio


async def show(answered: asyncio.Future[str]) -> None:
    print(await answered)


async def main() -> None:
    loop = asyncio.get_running_loop()
    answered: asyncio.Future[str] = loop.create_future()
    shown = asyncio.create_task(show(answered))
    await asyncio.sleep(0.01)
    answered.set_result("yes")
    await shown


asyncio.run(main())
