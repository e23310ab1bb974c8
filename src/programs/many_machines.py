"""Compute on many machines: the program for a process pool, with Dask's client.

#: if notebook
    from many_machines import report
    report("tcp://scheduler:8786", [20_000, 30_000, 40_000])

in a cell of a notebook beside this file. Needs the packages dask and distributed,
the same versions on every machine, and a scheduler with workers:
#: else
    python3 many_machines.py tcp://scheduler:8786

Needs the packages dask and distributed, the same versions on every machine, and a
scheduler with workers:
#: end

    dask scheduler                          # on one machine
    dask worker tcp://scheduler:8786        # on each of the others
#: if not notebook

Without an address it starts workers on this machine, to try it out.
#: end
"""

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from dask.distributed import Client, Future, as_completed

RETRIES = 3  # new tries of a task that failed, perhaps on another machine  #: if retry
AHEAD = 1000  # items that the scheduler knows at once  #: if huge-input
#: if fail-fast
Result = int
#: else
Result = int | Exception
#: end


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


#: if not fail-fast
def outcome(job: Future) -> Result:
    """Return a result or its error: one failure costs one result."""
    try:
        return job.result()
    except Exception as error:
        return error


#: end
#: if huge-input
def compute_all(client: Client, items: Iterable[int]) -> Iterator[tuple[int, Result]]:
#: else
def compute_all(client: Client, items: list[int]) -> Iterator[tuple[int, Result]]:
#: end
    #: if in-order
    """Yield each item with what came of it, in the order given."""
    #: else
    """Yield each item with what came of it, as they finish."""
    #: end

    def submit(item: int) -> Future:
        return client.submit(count_primes, item)  #: if not retry
        return client.submit(count_primes, item, retries=RETRIES)  #: if retry

    #: if in-order and huge-input
    rest = iter(items)
    jobs: deque[tuple[int, Future]] = deque()
    while True:
        jobs.extend((item, submit(item)) for item in islice(rest, AHEAD - len(jobs)))
        if not jobs:
            break
        item, job = jobs.popleft()
        yield item, job.result()  #: if fail-fast
        yield item, outcome(job)  #: if not fail-fast
    #: elif in-order
    jobs = deque((item, submit(item)) for item in items)
    while jobs:
        # Dask keeps a result for as long as a future stands for it.
        item, job = jobs.popleft()
        yield item, job.result()  #: if fail-fast
        yield item, outcome(job)  #: if not fail-fast
    #: elif huge-input
    rest = iter(items)
    jobs = {submit(item): item for item in islice(rest, AHEAD)}
    finished = as_completed(list(jobs))
    for job in finished:
        # Dask keeps a result for as long as a future stands for it.
        item = jobs.pop(job)
        yield item, job.result()  #: if fail-fast
        yield item, outcome(job)  #: if not fail-fast
        for item in islice(rest, 1):
            job = submit(item)
            jobs[job] = item
            finished.add(job)
    #: else
    jobs = {submit(item): item for item in items}
    for job in as_completed(list(jobs)):
        # Dask keeps a result for as long as a future stands for it.
        item = jobs.pop(job)
        yield item, job.result()  #: if fail-fast
        yield item, outcome(job)  #: if not fail-fast
    #: end


#: if huge-input
def report(address: str | None, items: Iterable[int]) -> None:
#: else
def report(address: str | None, items: list[int]) -> None:
#: end
    """Print what comes of all items. Without an address: on workers of this machine."""
    with Client(address) as client:
        client.upload_file(__file__)  # workers import the function from it  #: if notebook
        #: if progress
        results = compute_all(client, items)
        for number, (item, result) in enumerate(results, start=1):
        #: else
        for item, result in compute_all(client, items):
        #: end
            #: if fail-fast
            print(f"{item:,}: {result:,} primes")
            #: else
            if isinstance(result, Exception):
                print(f"{item:,}: {result!r}")
            else:
                print(f"{item:,}: {result:,} primes")
            #: end
            #: if progress and huge-input
            print(f"{number} done")
            #: elif progress
            print(f"{number} of {len(items)} done")
            #: end


def main() -> None:
    #: if notebook
    report(None, [50_000 * n for n in range(1, 9)])  #: if not huge-input
    report(None, (50_000 * n for n in range(1, 9)))  #: if huge-input
    #: else
    address = sys.argv[1] if len(sys.argv) > 1 else None
    #: if huge-input
    report(address, (50_000 * n for n in range(1, 9)))
    #: else
    report(address, [50_000 * n for n in range(1, 9)])
    #: end
    #: end


# Workers on this machine import this file; without the guard each would run it.
if __name__ == "__main__":
    main()
