import asyncio
from contextvars import ContextVar

user: ContextVar[str] = ContextVar("user")


async def rename() -> None:
    print("called with", user.get())
    user.set("Eve")


async def main() -> None:
    user.set("Ann")
    task = asyncio.create_task(rename())  # the copy is made here
    user.set("Ben")
    await task
    print("after the task:", user.get())
    await rename()  # no task, no copy
    print("after the plain await:", user.get())


if __name__ == "__main__":
    asyncio.run(main())
