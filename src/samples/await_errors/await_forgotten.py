import asyncio

saved: list[str] = []


async def save(order: str) -> None:
    await asyncio.sleep(0.01)
    saved.append(order)


async def main() -> None:
    for order in ("tea", "rice"):
        save(order)
    print("saved:", saved)


asyncio.run(main())
