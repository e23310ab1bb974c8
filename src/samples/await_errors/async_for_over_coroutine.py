import asyncio


async def names() -> list[str]:
    result = []
    for name in ("Ada", "Grace"):
        await asyncio.sleep(0.01)
        result.append(name)
    return result


async def main() -> None:
    async for name in names():
        print(name)


asyncio.run(main())
