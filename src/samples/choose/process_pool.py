"""Compute in pure Python on every core: one process per CPU, errors per item.

    python3 process_pool.py 20000 30000 40000

counts the primes below each number; without numbers it takes eight of its own,
the first of which is bad.

Made for "Use a process pool". Needs Python 3.11 or later.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

CHUNK = 1  # items sent together: raise it where one takes less than 10 ms
Result = int | Exception


def count_primes(below: int) -> int:
    """Return how many primes lie below a number. Put your own function here.

    It must be defined at the top level of a module, because worker processes
    import it by name; arguments and results are pickled.
    """
    if below < 2:
        raise ValueError("a number below 2 leaves nothing to count")
    sieve = bytearray([1]) * below
    sieve[:2] = b"\0\0"
    for number in range(2, int(below**0.5) + 1):
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


def compute_all(items: list[int]) -> Iterator[tuple[int, Result]]:
    """Yield each item with its result or its error, in the order given."""
    pool = ProcessPoolExecutor()
    try:
        yield from pool.map(attempt, items, chunksize=CHUNK)
    finally:
        # After Ctrl-C, drop what still waits here in the queue.
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


# Worker processes import this file; without the guard each would start a pool.
if __name__ == "__main__":
    main()
