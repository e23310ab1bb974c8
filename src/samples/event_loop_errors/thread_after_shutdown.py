import asyncio


def save(text: str) -> None:
    print("saved", text)


async def main() -> None:
    await asyncio.to_thread(save, "report")
    loop = asyncio.get_running_loop()
    await loop.shutdown_default_executor()
    await asyncio.to_thread(save, "log")


asyncio.run(main())
