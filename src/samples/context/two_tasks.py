import asyncio
import threading
from contextvars import ContextVar

local = threading.local()
user: ContextVar[str] = ContextVar("user")


async def handle(name: str) -> None:
    local.user = name
    user.set(name)
    await asyncio.sleep(0)  # the other task runs
    print(f"{name}: local says {local.user}, variable says {user.get()}")


async def main() -> None:
    await asyncio.gather(handle("Ann"), handle("Ben"))


if __name__ == "__main__":
    asyncio.run(main())
