"""Ten threads count to a million: what each way of the recipe takes.

    python3 benchmarks/counters.py [--keep]
"""
from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

from rows import report, row

sys.path.insert(0, str(Path(__file__).parent.parent / "src" / "samples" / "recipes"))
import thread_safe_counter  # noqa: E402
from thread_safe_counter import (  # noqa: E402
    THREADS,
    LockedCounter,
    PerThreadCounter,
    count_locally,
    in_threads,
)

BENCHMARK = "counters"
EACH = thread_safe_counter.EACH = 100_000
ROUNDS = 7


def one_lock() -> None:
    counter = LockedCounter()
    in_threads(counter.add)
    assert counter.value == THREADS * EACH


def cell_per_thread() -> None:
    counter = PerThreadCounter()
    in_threads(counter.add)
    assert counter.value == THREADS * EACH


def sum_of_results() -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        jobs = [pool.submit(count_locally) for _ in range(THREADS)]
    assert sum(job.result() for job in jobs) == THREADS * EACH


def next_of_count() -> None:
    numbers = count()
    in_threads(numbers.__next__)


def seconds(way: Callable[[], None]) -> float:
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def main() -> None:
    ways = (one_lock, cell_per_thread, sum_of_results, next_of_count)
    values: dict[str, list[float]] = {way.__name__: [] for way in ways}
    for _ in range(ROUNDS):
        for way in ways:
            values[way.__name__].append(seconds(way))
    rows = [
        row(
            BENCHMARK,
            {"way": name, "threads": THREADS, "additions": THREADS * EACH},
            "elapsed",
            "s",
            took,
        )
        for name, took in values.items()
    ]
    report(rows, (__doc__ or "").splitlines()[0])


if __name__ == "__main__":
    sys.exit(main())
