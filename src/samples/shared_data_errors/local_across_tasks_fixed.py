import asyncio
from contextvars import ContextVar

request_user: ContextVar[str] = ContextVar("request_user")


async def handle(user: str) -> None:
    request_user.set(user)
    await asyncio.sleep(0.01)  # the database
    print(f"order of {user} booked for {request_user.get()}")


async def main() -> None:
    await asyncio.gather(handle("Ann"), handle("Ben"))


asyncio.run(main())
