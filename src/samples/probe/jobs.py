"""Twenty jobs of known kind, to test the probe on.

python3 gilded_probe.py jobs.py:sorting
"""

from __future__ import annotations

import asyncio
import bz2
import functools
import hashlib
import json
import random
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any


def sleeping() -> None:
    time.sleep(0.3)


def network() -> bytes:
    """Ask a server in this process that takes its time."""
    client, server = socket.socketpair()

    def serve() -> None:
        time.sleep(0.3)
        server.sendall(b"answer")

    thread = threading.Thread(target=serve)
    thread.start()
    with client, server:
        client.settimeout(10)
        answer = client.recv(100)
        thread.join()
    return answer


async def asyncio_tasks() -> None:
    await asyncio.gather(*(asyncio.sleep(0.3) for _ in range(100)))


def program_waiting() -> None:
    code = "import time; time.sleep(0.5)"
    subprocess.run([sys.executable, "-S", "-c", code], check=True)


def locked_out() -> None:
    """Wait for a lock that another thread holds."""
    lock = threading.Lock()
    lock.acquire()
    threading.Timer(0.3, lock.release).start()
    with lock:
        pass


def python_loop() -> int:
    total = 0
    for number in range(5_000_000):
        total += number * number
    return total


def python_objects() -> int:
    counts: dict[str, list[int]] = {}
    for number in range(900_000):
        counts.setdefault(f"key {number % 5000}", []).append(number)
    return max(map(len, counts.values()))


@functools.cache
def text() -> str:
    chooser = random.Random(1)
    return "".join(chooser.choices("abcdefghij ", k=1_000_000))


def regular_expression() -> int:
    return len(re.findall(r"[a-e]+[f-j]+ ?", text() * 8))


@functools.cache
def shuffled() -> list[int]:
    numbers = list(range(900_000))
    random.Random(1).shuffle(numbers)
    return numbers


def sorting() -> None:
    sorted(shuffled())


def json_text() -> None:
    json.dumps(shuffled() * 2)


def hashing() -> bytes:
    return hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1_000_000)


@functools.cache
def data() -> bytes:
    return text().encode() * 8


def zlib_compress() -> int:
    return len(zlib.compress(data()))


def bz2_compress() -> int:
    return len(bz2.compress(data()[:5_000_000]))


def database() -> int:
    """Let SQLite join a table with itself, in a database of its own."""
    query = """
        WITH RECURSIVE numbers(n) AS (
            SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 3500
        )
        SELECT count(*) FROM numbers AS a, numbers AS b WHERE a.n * b.n % 7 = 3"""
    connection = sqlite3.connect(":memory:")
    try:
        return int(connection.execute(query).fetchone()[0])
    finally:
        connection.close()


def program_computing() -> None:
    code = "for number in range(8_000_000): pass"
    subprocess.run([sys.executable, "-S", "-c", code], check=True)


def mixed() -> None:
    """Wait and compute by turns, about half of the time each."""
    for _ in range(4):
        began = time.thread_time()
        while time.thread_time() - began < 0.08:
            pass
        time.sleep(0.08)


def parallel_threads() -> None:
    with ThreadPoolExecutor(2) as pool:
        for _ in pool.map(lambda _: hashing(), range(2)):
            pass


def parallel_processes() -> None:
    with ProcessPoolExecutor(2) as pool:
        for job in [pool.submit(hashing) for _ in range(4)]:
            job.result()


def unpicklable() -> Callable[[], int]:
    total = python_loop()
    return lambda: total


def big_result() -> bytes:
    return python_loop().to_bytes(16, "little") * 250_000


PYTHON = {"work": "computing", "busy": "python", "item": "big"}
HOLDS_GIL = {"work": "computing", "busy": "native", "threads-help": "no"}
LETS_GO = {"work": "computing", "busy": "native", "threads-help": "yes"}
PARALLEL = {"work": "computing", "busy": "native", "threads-help": "all-busy"}
SMALL = {"constraints": "none"}

# Job and the answers that are right for it, where there is a GIL. From 3.14 on the
# probe leaves "constraints" open, where these answers say none.
JOBS: list[tuple[Callable[[], Any], dict[str, str]]] = [
    (sleeping, {"work": "waiting"}),
    (network, {"work": "waiting"}),
    (asyncio_tasks, {"work": "waiting", "code": "async"}),
    (program_waiting, {"work": "waiting"}),
    (locked_out, {"work": "waiting"}),
    (python_loop, {**PYTHON, **SMALL}),
    (python_objects, {**PYTHON, **SMALL}),
    (regular_expression, {**HOLDS_GIL, **SMALL}),
    (sorting, {**HOLDS_GIL, **SMALL}),
    (json_text, {**HOLDS_GIL, **SMALL}),
    (hashing, LETS_GO),
    (zlib_compress, LETS_GO),
    (bz2_compress, LETS_GO),
    (database, LETS_GO),
    (program_computing, {"work": "computing", "busy": "program"}),
    (mixed, {"work": "both"}),
    (parallel_threads, PARALLEL),
    (parallel_processes, PARALLEL),
    (unpicklable, PYTHON),
    (big_result, {**PYTHON, "constraints": "big-data"}),
]

if __name__ == "__main__":
    for job, answers in JOBS:
        print(f"{job.__name__:<19}", *(f"{key}={answers[key]}" for key in answers))
