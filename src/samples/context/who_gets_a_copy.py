import asyncio
import threading
from contextvars import ContextVar, copy_context

user: ContextVar[str] = ContextVar("user", default="nobody")


def show(way: str) -> None:
    print(f"{way}: {user.get()}")


async def task() -> None:
    show("task")


def run(thread: threading.Thread) -> None:
    thread.start()
    thread.join()


async def main() -> None:
    user.set("Ann")
    loop = asyncio.get_running_loop()
    await asyncio.create_task(task())
    await asyncio.to_thread(show, "to_thread")
    await loop.run_in_executor(None, show, "run_in_executor")
    run(threading.Thread(target=show, args=("Thread",)))
    context = copy_context()
    run(threading.Thread(target=context.run, args=(show, "Thread in a copy")))


if __name__ == "__main__":
    asyncio.run(main())
