import asyncio

loop = asyncio.new_event_loop()


async def fetch(name: str) -> str:
    await asyncio.sleep(0.01)
    return name


def call(name: str) -> str:
    try:
        return loop.run_until_complete(fetch(name))
    finally:
        loop.close()


print(call("first"))
print(call("second"))
