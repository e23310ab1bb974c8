import asyncio
from collections.abc import AsyncIterator


async def names() -> AsyncIterator[str]:
    for name in ("Ada", "Grace"):
        await asyncio.sleep(0.01)
        yield name


async def main() -> None:
    async for name in names():
        print(name)


asyncio.run(main())
