import asyncio


async def main() -> None:
    changed = asyncio.Condition()
    orders: list[str] = []

    async def bake() -> None:
        async with changed:
            orders.append("bread")
            changed.notify()

    async def take() -> str:
        async with changed:
            while not orders:
                await changed.wait()
            return orders.pop()

    bread, _ = await asyncio.gather(take(), bake())
    print(bread)


asyncio.run(main())
