import asyncio


def save(text: str) -> None:
    print("saved", text)


async def main() -> None:
    await asyncio.to_thread(save, "report")
    await asyncio.to_thread(save, "log")


asyncio.run(main())
