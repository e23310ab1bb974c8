import asyncio
from contextvars import ContextVar

request: ContextVar[str] = ContextVar("request", default="unset")


async def main() -> None:
    request.set("42")
    loop = asyncio.get_running_loop()
    print("to_thread sees:", await asyncio.to_thread(request.get))
    print("run_in_executor sees:", await loop.run_in_executor(None, request.get))


if __name__ == "__main__":
    asyncio.run(main())
