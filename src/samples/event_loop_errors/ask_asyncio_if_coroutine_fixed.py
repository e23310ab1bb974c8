import asyncio
import inspect
from collections.abc import Callable
from typing import Any


async def call(handler: Callable[[str], Any]) -> None:
    if inspect.iscoroutinefunction(handler):
        await handler("async")
    else:
        handler("plain")


async def greet(kind: str) -> None:
    print(kind, "handler")


async def main() -> None:
    await call(greet)
    await call(print)


asyncio.run(main())
