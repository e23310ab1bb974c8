import asyncio


async def fetch_names() -> list[str]:
    await asyncio.sleep(0.01)
    return ["Ada", "Grace"]


async def main() -> None:
    async for name in await fetch_names():
        print(name)


asyncio.run(main())
