"""Functions that cannot be measured, each in its own way."""

import asyncio
import hashlib
import json
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Iterator
from concurrent.futures import ProcessPoolExecutor

LIMIT = 3
_entered = threading.Lock()


class Job:
    def run(self) -> None: ...


def needs(path: str, times: int) -> None: ...


def raises() -> None:
    raise ValueError("no such colour: 7")


def raises_below() -> None:
    json.loads("{")


def returns_a_coroutine() -> Awaitable[None]:
    return asyncio.sleep(0.25)


def asks() -> str:
    return input("Name? ")


def leaves() -> None:
    sys.exit(5)


def vanishes() -> None:
    os._exit(7)


def crashes() -> None:
    os.abort()


def hangs() -> None:
    time.sleep(1000)


def hangs_with_the_gil() -> int:
    """Never end one call in C, where no signal handler and no other thread can run."""
    return sum(range(10**15))


def not_twice_at_once() -> None:
    if not _entered.acquire(blocking=False):
        raise RuntimeError("two of me")
    time.sleep(0.25)
    _entered.release()


def no_time_at_all() -> None: ...


async def stream() -> AsyncIterator[int]:
    yield 1


def numbers() -> Iterator[int]:
    yield 1
    time.sleep(0.25)
    yield 2


def by_a_fork_server() -> None:
    """Compute in workers that are no children of this process."""
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        words = ("sha256", b"password", b"salt", 1_000_000)
        pool.submit(hashlib.pbkdf2_hmac, *words).result()
