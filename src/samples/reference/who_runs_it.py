import asyncio
import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def who() -> tuple[int, int]:
    return os.getpid(), threading.get_ident()


def describe(worker: tuple[int, int]) -> str:
    process, thread = worker
    if process != os.getpid():
        return "another process"
    if thread != threading.get_ident():
        return "this process, another thread"
    return "this process, this thread"


async def task() -> tuple[int, int]:
    return who()


def main() -> None:
    print("asyncio task:", describe(asyncio.run(task())))
    with ThreadPoolExecutor() as pool:
        print("thread pool: ", describe(pool.submit(who).result()))
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=spawn) as pool:
        print("process pool:", describe(pool.submit(who).result()))


if __name__ == "__main__":
    main()
