import asyncio

saved: list[str] = []


async def save(row: str) -> None:
    await asyncio.sleep(0.01)
    saved.append(row)


async def main() -> None:
    save("order 7")
    await asyncio.sleep(0.05)
    print("saved:", saved)


if __name__ == "__main__":
    asyncio.run(main())
