import asyncio


async def read(name: str) -> str:
    await asyncio.sleep(0.01)
    return f"text of {name}"


async def load(name: str) -> str:
    return await read(name)


print(asyncio.run(load("notes.txt")))
