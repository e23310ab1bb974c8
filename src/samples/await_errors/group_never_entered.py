import asyncio


async def send(text: str) -> None:
    await asyncio.sleep(0.01)
    print("sent", text)


async def main() -> None:
    group = asyncio.TaskGroup()
    group.create_task(send("one"))
    group.create_task(send("two"))


asyncio.run(main())
