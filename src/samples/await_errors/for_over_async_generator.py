import asyncio
from collections.abc import AsyncIterator


async def pages() -> AsyncIterator[str]:
    for number in (1, 2):
        await asyncio.sleep(0.01)
        yield f"page {number}"


async def main() -> None:
    for page in pages():
        print(page)


asyncio.run(main())
