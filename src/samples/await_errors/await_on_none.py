import asyncio


async def send(text: str) -> None:
    await asyncio.sleep(0.01)
    print("sent", text)


def notify(text: str) -> None:
    asyncio.create_task(send(text))


async def main() -> None:
    await notify("hello")


asyncio.run(main())
