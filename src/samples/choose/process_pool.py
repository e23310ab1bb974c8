"""Compute in pure Python on every core: one process per CPU, errors per item.

    python3 process_pool.py 20000 30000 40000

counts the primes below each number; without numbers it takes eight of its own,
the first of which is bad.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor


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


def compute_all(items: list[int]) -> Iterator[tuple[int, int | Exception]]:
    """Yield each item with its result or its error, in the order given."""
    pool = ProcessPoolExecutor()
    try:
        jobs = [(item, pool.submit(count_primes, item)) for item in items]
        for item, job in jobs:
            try:
                yield item, job.result()
            except Exception as error:
                yield item, error
    finally:
        # After Ctrl-C, drop what still waits here in the queue.
        pool.shutdown(cancel_futures=True)


def main() -> None:
    items = [int(text) for text in sys.argv[1:]] or [50_000 * n for n in range(8)]
    for item, result in compute_all(items):
        if isinstance(result, Exception):
            print(f"{item:,}: {result!r}")
        else:
            print(f"{item:,}: {result:,} primes")


# Worker processes import this file; without the guard each would start a pool.
if __name__ == "__main__":
    main()
