import asyncio


async def fetch(name: str) -> str:
    await asyncio.sleep(0.01)
    return name


def call(name: str) -> str:
    return asyncio.run(fetch(name))


print(call("first"))
print(call("second"))
