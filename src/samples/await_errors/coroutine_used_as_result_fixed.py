import asyncio


async def fetch_user(number: int) -> dict[str, str]:
    await asyncio.sleep(0.01)
    return {"name": f"user {number}"}


async def main() -> None:
    user = await fetch_user(7)
    print(user["name"])


asyncio.run(main())
