import asyncio


async def send(text: str) -> None:
    await asyncio.sleep(0.01)
    print("sent", text)


async def main() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(send("one"))
        group.create_task(send("two"))


asyncio.run(main())
