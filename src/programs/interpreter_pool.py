"""Compute in pure Python on every core of one process: an interpreter per worker.

#: if notebook
    from interpreter_pool import report
    report([20_000, 30_000, 40_000])

in a cell of a notebook beside this file counts the primes below each number. Run as
a program it shows itself at work.
#: elif fail-fast
    python3 interpreter_pool.py 20000 30000 40000

counts the primes below each number; without numbers it takes eight of its own,
the last of which is bad.
#: else
    python3 interpreter_pool.py 20000 30000 40000

counts the primes below each number; without numbers it takes eight of its own,
the first of which is bad.
#: end
"""

import logging
import math
import multiprocessing
import os
import signal
import sys
import time
import unittest
from collections.abc import Iterable, Iterator
from concurrent import interpreters
from concurrent.futures import FIRST_COMPLETED, Executor, Future, InterpreterPoolExecutor, ProcessPoolExecutor, as_completed, wait
from contextvars import ContextVar
from itertools import islice, repeat
from unittest.mock import patch

WORKERS = 2  # interpreters, each with modules of its own  #: if little-memory
WORKERS = os.process_cpu_count() or 1  # the default would be more  #: if not little-memory
AHEAD = 2 * WORKERS  # items taken from the input before they are answered  #: if huge-input
ITEM_LIMIT = 10.0  # seconds for one item  #: if item-timeout
TOTAL_LIMIT = 60.0  # seconds for all of them  #: if total-timeout
#: if fail-fast
Result = int
#: else
Result = int | Exception
#: end
#: if logging

log = logging.getLogger("primes")
batch = ContextVar("batch", default="-")
#: end


#: if logging
def start_logging() -> None:
    """Show interpreter and batch with every line; the filter adds both."""

    def add_context(record: logging.LogRecord) -> bool:
        record.interpreter = interpreters.get_current().id
        record.batch = batch.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_context)
    form = "%(asctime)s interpreter %(interpreter)d %(batch)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
def count_primes(below: int) -> int:
    """Return how many primes lie below a number. Put your own function here.

    Arguments and results are copied, so keep them plain: numbers, text, bytes,
    and tuples of them.
    """
    if below < 2:
        raise ValueError("a number below 2 leaves nothing to count")
    end = time.monotonic() + ITEM_LIMIT  #: if item-timeout
    sieve = bytearray([1]) * below
    sieve[:2] = b"\0\0"
    for number in range(2, math.isqrt(below) + 1):
        #: if item-timeout
        # Nobody else can look at the clock: no signal reaches this interpreter.
        if time.monotonic() > end:
            raise TimeoutError(f"no result within {ITEM_LIMIT} s")
        #: end
        if sieve[number]:
            for multiple in range(number * number, below, number):
                sieve[multiple] = 0
    #: if logging
    count = sum(sieve)
    log.info("%d below %d", count, below)
    return count
    #: else
    return sum(sieve)
    #: end


#: if logging
def attempt(item: int, batch_name: str) -> tuple[int, Result]:
#: else
def attempt(item: int) -> tuple[int, Result]:
#: end
    #: if fail-fast
    """Return an item with its result."""
    #: else
    """Return an item with its result or its error: one failure costs one result."""
    #: end
    #: if logging
    # An interpreter knows neither the handlers nor the context of the first.
    start_logging()
    batch.set(batch_name)
    #: end
    #: if fail-fast
    return item, count_primes(item)
    #: else
    try:
        return item, count_primes(item)
    except Exception as error:
        return item, error
    #: end


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


#: if user-cancel
def ignore_interrupts() -> None:
    """Leave Ctrl-C, which a terminal sends to every process, to the first one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


#: end
def new_pool() -> Executor:
    """Return a pool of interpreters, or of processes where an import refuses."""
    problem = refusal()
    if problem is None:
        return InterpreterPoolExecutor(max_workers=WORKERS)
    print(f"using processes: {problem}")
    #: if windows-macos and user-cancel
    return ProcessPoolExecutor(
        max_workers=min(WORKERS, 61),  # Windows refuses more
        mp_context=multiprocessing.get_context("spawn"),
        initializer=ignore_interrupts,
    )
    #: elif windows-macos
    return ProcessPoolExecutor(
        max_workers=min(WORKERS, 61),  # Windows refuses more
        mp_context=multiprocessing.get_context("spawn"),
    )
    #: elif user-cancel
    return ProcessPoolExecutor(max_workers=WORKERS, initializer=ignore_interrupts)
    #: else
    return ProcessPoolExecutor(max_workers=WORKERS)
    #: end


#: if huge-input
def compute_all(items: Iterable[int]) -> Iterator[tuple[int, Result]]:
#: else
def compute_all(items: list[int]) -> Iterator[tuple[int, Result]]:
#: end
    #: if fail-fast and as-finished
    """Yield each item with its result, as they finish."""
    #: elif fail-fast
    """Yield each item with its result, in the order given."""
    #: elif as-finished
    """Yield each item with its result or its error, as they finish."""
    #: else
    """Yield each item with its result or its error, in the order given."""
    #: end
    end = time.monotonic() + TOTAL_LIMIT  #: if total-timeout and huge-input and as-finished
    pool = new_pool()
    try:
        #: if as-finished and huge-input
        jobs: set[Future[tuple[int, Result]]] = set()
        rest = iter(items)
        while True:
            for item in islice(rest, AHEAD - len(jobs)):
                jobs.add(pool.submit(attempt, item))  #: if not logging
                jobs.add(pool.submit(attempt, item, batch.get()))  #: if logging
            if not jobs:
                break
            #: if total-timeout
            left = end - time.monotonic()
            done, jobs = wait(jobs, timeout=left, return_when=FIRST_COMPLETED)
            if not done:
                raise TimeoutError("the time for all of them is over")
            #: else
            done, jobs = wait(jobs, return_when=FIRST_COMPLETED)
            #: end
            for job in done:
                yield job.result()
        #: elif as-finished
        jobs = [pool.submit(attempt, item) for item in items]  #: if not logging
        jobs = [pool.submit(attempt, item, batch.get()) for item in items]  #: if logging
        for job in as_completed(jobs):  #: if not total-timeout
        for job in as_completed(jobs, timeout=TOTAL_LIMIT):  #: if total-timeout
            yield job.result()
        #: elif logging and huge-input and total-timeout
        yield from pool.map(
            attempt, items, repeat(batch.get()), buffersize=AHEAD, timeout=TOTAL_LIMIT
        )
        #: elif logging and huge-input
        yield from pool.map(attempt, items, repeat(batch.get()), buffersize=AHEAD)
        #: elif logging and total-timeout
        names = repeat(batch.get(), len(items))
        yield from pool.map(attempt, items, names, timeout=TOTAL_LIMIT)
        #: elif logging
        yield from pool.map(attempt, items, repeat(batch.get(), len(items)))
        #: elif huge-input and total-timeout
        yield from pool.map(attempt, items, buffersize=AHEAD, timeout=TOTAL_LIMIT)
        #: elif huge-input
        yield from pool.map(attempt, items, buffersize=AHEAD)
        #: elif total-timeout
        yield from pool.map(attempt, items, timeout=TOTAL_LIMIT)
        #: else
        yield from pool.map(attempt, items)
        #: end
    finally:
        # Drop what has not begun. What runs goes on to its end: nothing can stop it.
        pool.shutdown(cancel_futures=True)


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest interpreter_pool.py"""

    #: if as-finished
    def test_the_pool_computes_what_a_loop_computes(self) -> None:
        answers = list(compute_all([100_000, 10, 1_000]))
        self.assertEqual(dict(answers), {10: 4, 1_000: 168, 100_000: 9_592})
        self.assertEqual(len(answers), 3)
    #: else
    def test_the_pool_computes_what_a_loop_computes(self) -> None:
        answers = list(compute_all([100_000, 10, 1_000]))
        self.assertEqual(answers, [(100_000, 9_592), (10, 4), (1_000, 168)])
    #: end

    #: if fail-fast
    def test_the_first_error_ends_it(self) -> None:
        with self.assertRaises(ValueError):
            list(compute_all([0, 10]))
    #: else
    def test_an_error_costs_one_result(self) -> None:
        answers = dict(compute_all([0, 10]))
        self.assertIsInstance(answers[0], ValueError)
        self.assertEqual(answers[10], 4)
    #: end

    def test_processes_take_over_where_an_import_fails(self) -> None:
        with patch(f"{__name__}.__file__", "missing.py"), patch("builtins.print"):
            self.assertIn("missing.py", refusal())
            with new_pool() as pool:
                self.assertIsInstance(pool, ProcessPoolExecutor)
    #: if item-timeout

    def test_an_item_over_its_limit_is_given_up(self) -> None:
        with patch(f"{__name__}.ITEM_LIMIT", -1.0), self.assertRaises(TimeoutError):
            count_primes(100)
    #: end
    #: if total-timeout

    def test_the_time_for_all_is_limited(self) -> None:
        limit = patch(f"{__name__}.TOTAL_LIMIT", -1.0)
        with limit, self.assertRaises(TimeoutError):
            list(compute_all([100_000, 100_000]))
    #: end


#: end
#: if huge-input
def report(items: Iterable[int]) -> None:
#: else
def report(items: list[int]) -> None:
#: end
    #: if shared-state
    total = 0  # added up here: interpreters share no counter
    #: end
    #: if fail-fast or total-timeout or user-cancel
    try:
        for number, (item, result) in enumerate(compute_all(items), start=1):  #: if progress
        for item, result in compute_all(items):  #: if not progress
            print(f"{number} done", end="  ")  #: if progress and huge-input
            print(f"{number} of {len(items)}", end="  ")  #: if progress and not huge-input
            #: if fail-fast
            print(f"{item:,}: {result:,} primes")
            total += result  #: if shared-state
            #: else
            if isinstance(result, Exception):
                print(f"{item:,}: {result!r}")
            else:
                print(f"{item:,}: {result:,} primes")
                total += result  #: if shared-state
            #: end
    #: if user-cancel
    except KeyboardInterrupt:
        print("cancelled")
    #: end
    #: if fail-fast or total-timeout
    except Exception as error:
        print(f"stopped early: {error!r}")
    #: end
    #: else
    for number, (item, result) in enumerate(compute_all(items), start=1):  #: if progress
    for item, result in compute_all(items):  #: if not progress
        print(f"{number} done", end="  ")  #: if progress and huge-input
        print(f"{number} of {len(items)}", end="  ")  #: if progress and not huge-input
        if isinstance(result, Exception):
            print(f"{item:,}: {result!r}")
        else:
            print(f"{item:,}: {result:,} primes")
            total += result  #: if shared-state
    #: end
    print(f"{total:,} primes in all")  #: if shared-state


def main() -> None:
    #: if logging
    start_logging()
    batch.set("nightly")
    #: end
    #: if notebook
    #: if huge-input and fail-fast
    report(50_000 * number for number in reversed(range(8)))
    #: elif huge-input
    report(50_000 * number for number in range(8))
    #: elif fail-fast
    report([50_000 * number for number in reversed(range(8))])
    #: else
    report([50_000 * number for number in range(8)])
    #: end
    #: else
    #: if fail-fast
    numbers = [50_000 * number for number in reversed(range(8))]
    #: else
    numbers = [50_000 * number for number in range(8)]
    #: end
    report(map(int, sys.argv[1:] or numbers))  #: if huge-input
    report([int(text) for text in sys.argv[1:]] or numbers)  #: if not huge-input
    #: end


# Each interpreter runs this file to know its functions; the guard keeps main out.
if __name__ == "__main__":
    main()
