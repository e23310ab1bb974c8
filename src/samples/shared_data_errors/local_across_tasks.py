import asyncio
import threading

request = threading.local()


async def handle(user: str) -> None:
    request.user = user
    await asyncio.sleep(0.01)  # the database
    print(f"order of {user} booked for {request.user}")


async def main() -> None:
    await asyncio.gather(handle("Ann"), handle("Ben"))


asyncio.run(main())
