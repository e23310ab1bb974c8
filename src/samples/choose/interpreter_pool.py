"""Compute in pure Python on every core of one process: an interpreter per worker.

    python3 interpreter_pool.py 20000 30000 40000

counts the primes below each number; without numbers it takes eight of its own,
the first of which is bad.

Made for "Use an interpreter pool". Needs Python 3.14 or later.
"""

import math
import os
import sys
from collections.abc import Iterator
from concurrent import interpreters
from concurrent.futures import Executor, InterpreterPoolExecutor, ProcessPoolExecutor

WORKERS = os.process_cpu_count() or 1  # the default would be more
Result = int | Exception


def count_primes(below: int) -> int:
    """Return how many primes lie below a number. Put your own function here.

    Arguments and results are copied, so keep them plain: numbers, text, bytes,
    and tuples of them.
    """
    if below < 2:
        raise ValueError("a number below 2 leaves nothing to count")
    sieve = bytearray([1]) * below
    sieve[:2] = b"\0\0"
    for number in range(2, math.isqrt(below) + 1):
        if sieve[number]:
            for multiple in range(number * number, below, number):
                sieve[multiple] = 0
    return sum(sieve)


def attempt(item: int) -> tuple[int, Result]:
    """Return an item with its result or its error: one failure costs one result."""
    try:
        return item, count_primes(item)
    except Exception as error:
        return item, error


def refusal() -> str | None:
    """Return why a new interpreter cannot import this file, or nothing."""
    interpreter = interpreters.create()
    try:
        interpreter.exec(f"import runpy; runpy.run_path({__file__!r})")
    except interpreters.ExecutionFailed as error:
        return str(error).partition("\n")[0]
    finally:
        interpreter.close()
    return None


def new_pool() -> Executor:
    """Return a pool of interpreters, or of processes where an import refuses."""
    problem = refusal()
    if problem is None:
        return InterpreterPoolExecutor(max_workers=WORKERS)
    print(f"using processes: {problem}")
    return ProcessPoolExecutor(max_workers=WORKERS)


def compute_all(items: list[int]) -> Iterator[tuple[int, Result]]:
    """Yield each item with its result or its error, in the order given."""
    pool = new_pool()
    try:
        yield from pool.map(attempt, items)
    finally:
        # Drop what has not begun. What runs goes on to its end: nothing can stop it.
        pool.shutdown(cancel_futures=True)


def report(items: list[int]) -> None:
    for item, result in compute_all(items):
        if isinstance(result, Exception):
            print(f"{item:,}: {result!r}")
        else:
            print(f"{item:,}: {result:,} primes")


def main() -> None:
    numbers = [50_000 * number for number in range(8)]
    report([int(text) for text in sys.argv[1:]] or numbers)


# Each interpreter runs this file to know its functions; the guard keeps main out.
if __name__ == "__main__":
    main()
