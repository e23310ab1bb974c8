"""Compute on many machines: the program for a process pool, with Dask's client.

    python3 many_machines.py tcp://scheduler:8786

Needs the packages dask and distributed, the same versions on every machine, and a
scheduler with workers:

    dask scheduler                          # on one machine
    dask worker tcp://scheduler:8786        # on each of the others

Without an address it starts workers on this machine, to try it out.

Made for "Use a scheduler for many machines". Needs Python 3.11 or later.
"""

import sys
from collections.abc import Iterator

from dask.distributed import Client, Future, as_completed

Result = int | Exception


def count_primes(below: int) -> int:
    """Return how many primes lie below a number. Put your own function here.

    It may run twice, when the machine that has its result is lost: an effect besides
    the result must bear that.
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


def outcome(job: Future) -> Result:
    """Return a result or its error: one failure costs one result."""
    try:
        return job.result()
    except Exception as error:
        return error


def compute_all(client: Client, items: list[int]) -> Iterator[tuple[int, Result]]:
    """Yield each item with what came of it, as they finish."""

    def submit(item: int) -> Future:
        return client.submit(count_primes, item)

    jobs = {submit(item): item for item in items}
    for job in as_completed(list(jobs)):
        # Dask keeps a result for as long as a future stands for it.
        item = jobs.pop(job)
        yield item, outcome(job)


def report(address: str | None, items: list[int]) -> None:
    """Print what comes of all items. Without an address: on workers of this machine."""
    with Client(address) as client:
        for item, result in compute_all(client, items):
            if isinstance(result, Exception):
                print(f"{item:,}: {result!r}")
            else:
                print(f"{item:,}: {result:,} primes")


def main() -> None:
    address = sys.argv[1] if len(sys.argv) > 1 else None
    report(address, [50_000 * n for n in range(1, 9)])


# Workers on this machine import this file; without the guard each would run it.
if __name__ == "__main__":
    main()
