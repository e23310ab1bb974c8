import asyncio
from collections.abc import Coroutine

attempts = 0


async def fetch() -> str:
    global attempts
    attempts += 1
    if attempts == 1:
        raise ConnectionError("first attempt")
    return "page"


async def retry(request: Coroutine[None, None, str]) -> str:
    for _ in range(3):
        try:
            return await request
        except ConnectionError as error:
            print("again after:", error)
    raise ConnectionError("gave up")


print(asyncio.run(retry(fetch())))
