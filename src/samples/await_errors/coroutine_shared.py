import asyncio
from collections.abc import Awaitable


async def connect() -> str:
    await asyncio.sleep(0.01)
    return "connection 1"


async def user(name: str, connection: Awaitable[str]) -> None:
    print(name, "has", await connection)


async def main() -> None:
    connection = connect()
    await asyncio.gather(user("A", connection), user("B", connection))


asyncio.run(main())
