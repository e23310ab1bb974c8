"""When the recipe's read-write lock pays, and when a plain lock wins.

    python3 benchmarks/read_write_lock.py [--keep]

Eight threads pass through one lock. Some passages write, the others read; inside each
is a dict lookup or a wait of 1 ms.
"""
from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from rows import Row, report, row

sys.path.insert(0, str(Path(__file__).parent.parent / "src" / "samples" / "recipes"))
from read_write_lock import ReadWriteLock  # noqa: E402

BENCHMARK = "read_write_lock"
ROUNDS = 7
THREADS = 8
USES = 100_000
Block = Callable[[], AbstractContextManager[object]]


def blocks(name: str) -> tuple[Block, Block]:
    """How to read and how to write under a new lock."""
    if name == "Lock":
        lock = threading.Lock()
        return (lambda: lock), (lambda: lock)
    both = ReadWriteLock()
    return both.reading, both.writing


def empty_loop() -> float:
    start = time.perf_counter()
    for _ in range(USES):
        pass
    return time.perf_counter() - start


def lock_alone() -> float:
    """Nanoseconds of one passage with no other thread, the empty loop taken off."""
    lock = threading.Lock()
    start = time.perf_counter()
    for _ in range(USES):
        with lock:
            pass
    return (time.perf_counter() - start - empty_loop()) / USES * 1e9


def block_alone(block: Block) -> float:
    start = time.perf_counter()
    for _ in range(USES):
        with block():
            pass
    return (time.perf_counter() - start - empty_loop()) / USES * 1e9


def together(
    name: str, writes_percent: int, inside: Callable[[], object], each: int
) -> float:
    """Microseconds of wall time for one passage of all threads."""
    read, write = blocks(name)
    every = 100 // writes_percent if writes_percent else 0
    gate = threading.Barrier(THREADS + 1)

    def work(first: int) -> None:
        gate.wait()
        for number in range(first, first + each):
            with write() if every and number % every == 0 else read():
                inside()

    threads = [
        threading.Thread(target=work, args=(number * 7,)) for number in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    gate.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    return (time.perf_counter() - start) / (THREADS * each) * 1e6


def main() -> None:
    prices = {"apple": 3}
    work: dict[str, tuple[Callable[[], object], int]] = {
        "dict lookup": (lambda: prices["apple"], 2_000),
        "wait 1 ms": (lambda: time.sleep(0.001), 50),
    }
    both = ReadWriteLock()
    rows: list[Row] = []
    ways: dict[str, Callable[[], float]] = {
        "Lock": lock_alone,
        "ReadWriteLock.reading": lambda: block_alone(both.reading),
        "ReadWriteLock.writing": lambda: block_alone(both.writing),
    }
    for what, measure in ways.items():
        values = [measure() for _ in range(ROUNDS)]
        rows.append(row(BENCHMARK, {"what": what}, "alone", "ns", values))
    for held, (inside, each) in work.items():
        for writes_percent in (0, 1, 10, 50):
            values_of: dict[str, list[float]] = {"Lock": [], "ReadWriteLock": []}
            for _ in range(ROUNDS):
                for name, values in values_of.items():
                    values.append(together(name, writes_percent, inside, each))
            for name, values in values_of.items():
                params = {
                    "what": name,
                    "inside": held,
                    "writes_percent": writes_percent,
                    "threads": THREADS,
                }
                rows.append(row(BENCHMARK, params, "passage", "us", values))
    report(rows, (__doc__ or "").splitlines()[0])


if __name__ == "__main__":
    sys.exit(main())
