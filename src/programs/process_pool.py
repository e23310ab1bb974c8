"""Compute in pure Python on every core: one process per CPU, errors per item.

#: if notebook
    from process_pool import report
    report([20_000, 30_000, 40_000])

in a cell of a notebook beside this file counts the primes below each number. Run as
a program it shows itself at work.
#: elif fail-fast
    python3 process_pool.py 20000 30000 40000

counts the primes below each number; without numbers it takes eight of its own,
the last of which is bad.
#: else
    python3 process_pool.py 20000 30000 40000

counts the primes below each number; without numbers it takes eight of its own,
the first of which is bad.
#: end
"""

import logging
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import unittest
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from multiprocessing.sharedctypes import Synchronized
from types import FrameType
from unittest.mock import patch

CHUNK = 1  # items sent together: raise it where one takes less than 10 ms
#: if little-memory
WORKERS = 2  # each has modules and data of its own
WORKER_CHUNKS = 100  # then a fresh process takes over  #: if python>=3.15
#: elif windows-macos and python>=3.13
WORKERS = min(os.process_cpu_count() or 1, 61)  # Windows refuses more
#: elif windows-macos
WORKERS = min(os.cpu_count() or 1, 61)  # Windows refuses more
#: elif huge-input and python>=3.13
WORKERS = os.process_cpu_count() or 1
#: elif huge-input
WORKERS = os.cpu_count() or 1
#: end
AHEAD = 2 * WORKERS  # chunks taken from the input before they are answered  #: if huge-input
ITEM_LIMIT = 10.0  # seconds for one item  #: if item-timeout
TOTAL_LIMIT = 60.0  # seconds for all of them  #: if total-timeout
#: if fail-fast
Result = int
#: else
Result = int | Exception
#: end
#: if windows-macos

# The only way to start a process on Windows, and the default on macOS.
SPAWN = multiprocessing.get_context("spawn")
#: end
#: if logging

log = logging.getLogger("primes")
batch = ContextVar("batch", default="-")
#: end
#: if shared-state

found: Synchronized  # in each worker: the sum of all
#: end


#: if logging
#: part process_logging


#: end
#: if shared-state and logging
def start_worker(total: Synchronized, batch_name: str) -> None:
#: elif shared-state
def start_worker(total: Synchronized) -> None:
#: elif logging
def start_worker(batch_name: str) -> None:
#: elif user-cancel
def start_worker() -> None:
#: end
#: if shared-state or logging or user-cancel
    """Prepare a new process."""
    #: if shared-state
    global found
    found = total
    #: end
    #: if logging
    # A new process knows neither the handlers nor the context of the first.
    start_logging()
    batch.set(batch_name)
    #: end
    #: if user-cancel
    # A terminal sends Ctrl-C to every process: only the first shall act on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    #: end


#: end
#: if item-timeout and not windows-macos
@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Let an alarm interrupt this process. Windows has none."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"no result within {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


#: end
def count_primes(below: int) -> int:
    """Return how many primes lie below a number. Put your own function here.

    It must be defined at the top level of a module, because worker processes
    import it by name; arguments and results are pickled.
    """
    if below < 2:
        raise ValueError("a number below 2 leaves nothing to count")
    end = time.monotonic() + ITEM_LIMIT  #: if item-timeout and windows-macos
    sieve = bytearray([1]) * below
    sieve[:2] = b"\0\0"
    for number in range(2, int(below**0.5) + 1):
        #: if item-timeout and windows-macos
        # Nobody else looks at the clock: Windows has no alarm.
        if time.monotonic() > end:
            raise TimeoutError(f"no result within {ITEM_LIMIT} s")
        #: end
        if sieve[number]:
            for multiple in range(number * number, below, number):
                sieve[multiple] = 0
    #: if shared-state or logging
    count = sum(sieve)
    #: if shared-state
    # To read the old sum and to write the new one are two steps.
    with found.get_lock():
        found.value += count
    #: end
    log.info("%d below %d", count, below)  #: if logging
    return count
    #: else
    return sum(sieve)
    #: end


def attempt(item: int) -> tuple[int, Result]:
    #: if fail-fast and item-timeout and not windows-macos
    """Return an item with its result."""
    with time_limit(ITEM_LIMIT):
        return item, count_primes(item)
    #: elif fail-fast
    """Return an item with its result."""
    return item, count_primes(item)
    #: else
    """Return an item with its result or its error: one failure costs one result."""
    try:
        #: if item-timeout and not windows-macos
        with time_limit(ITEM_LIMIT):
            return item, count_primes(item)
        #: else
        return item, count_primes(item)
        #: end
    except Exception as error:
        return item, error
    #: end


#: if as-finished or (huge-input and not python>=3.14)
def attempt_chunk(chunk: list[int]) -> list[tuple[int, Result]]:
    return [attempt(item) for item in chunk]


def in_chunks(items: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


#: end
#: if (fail-fast or total-timeout or user-cancel) and not python>=3.14
#: part stop_workers


#: end
#: if huge-input and shared-state
def compute_all(
    items: Iterable[int], total: Synchronized
) -> Iterator[tuple[int, Result]]:
#: elif huge-input
def compute_all(items: Iterable[int]) -> Iterator[tuple[int, Result]]:
#: elif shared-state
def compute_all(items: list[int], total: Synchronized) -> Iterator[tuple[int, Result]]:
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
    end = time.monotonic() + TOTAL_LIMIT  #: if total-timeout and huge-input and (as-finished or not python>=3.14)
    #: if not (little-memory or windows-macos or huge-input or shared-state or logging or user-cancel)
    pool = ProcessPoolExecutor()
    #: elif not (windows-macos or shared-state or logging or user-cancel or (little-memory and python>=3.15))
    pool = ProcessPoolExecutor(max_workers=WORKERS)
    #: elif not (little-memory or windows-macos or huge-input or shared-state or logging)
    pool = ProcessPoolExecutor(initializer=start_worker)
    #: else
    pool = ProcessPoolExecutor(
        max_workers=WORKERS,  #: if little-memory or windows-macos or huge-input
        mp_context=SPAWN,  #: if windows-macos
        initializer=start_worker,  #: if shared-state or logging or user-cancel
        initargs=(total, batch.get()),  #: if shared-state and logging
        initargs=(total,),  #: if shared-state and not logging
        initargs=(batch.get(),),  #: if logging and not shared-state
        max_tasks_per_child=WORKER_CHUNKS,  #: if little-memory and python>=3.15
    )
    #: end
    try:
        #: if as-finished and huge-input
        jobs: set[Future[list[tuple[int, Result]]]] = set()
        chunks = in_chunks(items)
        while True:
            for chunk in islice(chunks, AHEAD - len(jobs)):
                jobs.add(pool.submit(attempt_chunk, chunk))
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
                yield from job.result()
        #: elif as-finished
        jobs = [pool.submit(attempt_chunk, chunk) for chunk in in_chunks(items)]
        for job in as_completed(jobs):  #: if not total-timeout
        for job in as_completed(jobs, timeout=TOTAL_LIMIT):  #: if total-timeout
            yield from job.result()
        #: elif huge-input and not python>=3.14
        jobs: deque[Future[list[tuple[int, Result]]]] = deque()
        chunks = in_chunks(items)
        while True:
            for chunk in islice(chunks, AHEAD - len(jobs)):
                jobs.append(pool.submit(attempt_chunk, chunk))
            if not jobs:
                break
            yield from jobs.popleft().result()  #: if not total-timeout
            yield from jobs.popleft().result(timeout=end - time.monotonic())  #: if total-timeout
        #: elif huge-input and total-timeout
        yield from pool.map(
            attempt, items, chunksize=CHUNK, buffersize=AHEAD, timeout=TOTAL_LIMIT
        )
        #: elif huge-input
        yield from pool.map(attempt, items, chunksize=CHUNK, buffersize=AHEAD)
        #: elif total-timeout
        yield from pool.map(attempt, items, chunksize=CHUNK, timeout=TOTAL_LIMIT)
        #: else
        yield from pool.map(attempt, items, chunksize=CHUNK)
        #: end
    #: if fail-fast or total-timeout or user-cancel
    except BaseException:
        pool.terminate_workers()  #: if python>=3.14
        stop(pool)  #: if not python>=3.14
        raise
    finally:
        pool.shutdown()
    #: else
    finally:
        # After Ctrl-C, drop what still waits here in the queue.
        pool.shutdown(cancel_futures=True)
    #: end


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest process_pool.py"""

    #: if (fail-fast or total-timeout or user-cancel) and not windows-macos and not python>=3.14
    def tearDown(self) -> None:
        # The thread of a stopped pool must be gone before the next process is forked.
        for thread in threading.enumerate():
            if thread is not threading.main_thread():
                thread.join()

    #: end
    def answers(self, items: list[int]) -> list[tuple[int, Result]]:
        #: if shared-state and windows-macos
        return list(compute_all(items, SPAWN.Value("q", 0)))
        #: elif shared-state
        return list(compute_all(items, multiprocessing.Value("q", 0)))
        #: else
        return list(compute_all(items))
        #: end

    #: if as-finished
    def test_the_pool_computes_what_a_loop_computes(self) -> None:
        items = [100_000, 10, 1_000]
        with patch(f"{__name__}.CHUNK", 2):
            answers = self.answers(items)
        self.assertEqual(dict(answers), {10: 4, 1_000: 168, 100_000: 9_592})
        self.assertEqual(len(answers), len(items))
    #: else
    def test_the_pool_computes_what_a_loop_computes(self) -> None:
        with patch(f"{__name__}.CHUNK", 2):
            answers = self.answers([100_000, 10, 1_000])
        self.assertEqual(answers, [(100_000, 9_592), (10, 4), (1_000, 168)])
    #: end

    #: if fail-fast
    def test_the_first_error_ends_it(self) -> None:
        with self.assertRaises(ValueError):
            self.answers([0, 10])
    #: else
    def test_an_error_costs_one_result(self) -> None:
        answers = dict(self.answers([0, 10]))
        self.assertIsInstance(answers[0], ValueError)
        self.assertEqual(answers[10], 4)
    #: end

    def test_workers_can_import_the_function(self) -> None:
        self.assertIs(pickle.loads(pickle.dumps(attempt)), attempt)
    #: if shared-state

    def test_no_count_gets_lost(self) -> None:
        total = multiprocessing.Value("q", 0)  #: if not windows-macos
        total = SPAWN.Value("q", 0)  #: if windows-macos
        for _ in compute_all([10] * 100, total):
            pass
        self.assertEqual(total.value, 400)
    #: end
    #: if item-timeout and windows-macos

    def test_an_item_over_its_limit_is_given_up(self) -> None:
        with patch(f"{__name__}.ITEM_LIMIT", -1.0), self.assertRaises(TimeoutError):
            count_primes(100)
    #: elif item-timeout

    def test_an_item_over_its_limit_is_given_up(self) -> None:
        with self.assertRaises(TimeoutError), time_limit(0.01):
            while True:
                pass
    #: end
    #: if total-timeout

    def test_the_time_for_all_is_limited(self) -> None:
        limit = patch(f"{__name__}.TOTAL_LIMIT", -1.0)
        with limit, self.assertRaises(TimeoutError):
            self.answers([100_000, 100_000])
    #: end
    #: if (fail-fast or total-timeout or user-cancel) and not python>=3.14

    def test_what_runs_can_be_ended(self) -> None:
        pool = ProcessPoolExecutor(max_workers=1)
        job = pool.submit(time.sleep, 3600)
        stop(pool)
        with self.assertRaises((BrokenProcessPool, CancelledError)):
            job.result(timeout=60)
    #: end


#: end
#: if huge-input
def report(items: Iterable[int]) -> None:
#: else
def report(items: list[int]) -> None:
#: end
    #: if shared-state and windows-macos
    total = SPAWN.Value("q", 0)
    #: elif shared-state
    total = multiprocessing.Value("q", 0)
    #: end
    #: if fail-fast or total-timeout or user-cancel
    try:
        #: if progress and shared-state
        for number, (item, result) in enumerate(compute_all(items, total), start=1):
        #: elif progress
        for number, (item, result) in enumerate(compute_all(items), start=1):
        #: elif shared-state
        for item, result in compute_all(items, total):
        #: else
        for item, result in compute_all(items):
        #: end
            print(f"{number} done", end="  ")  #: if progress and huge-input
            print(f"{number} of {len(items)}", end="  ")  #: if progress and not huge-input
            #: if fail-fast
            print(f"{item:,}: {result:,} primes")
            #: else
            if isinstance(result, Exception):
                print(f"{item:,}: {result!r}")
            else:
                print(f"{item:,}: {result:,} primes")
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
    #: if progress and shared-state
    for number, (item, result) in enumerate(compute_all(items, total), start=1):
    #: elif progress
    for number, (item, result) in enumerate(compute_all(items), start=1):
    #: elif shared-state
    for item, result in compute_all(items, total):
    #: else
    for item, result in compute_all(items):
    #: end
        print(f"{number} done", end="  ")  #: if progress and huge-input
        print(f"{number} of {len(items)}", end="  ")  #: if progress and not huge-input
        if isinstance(result, Exception):
            print(f"{item:,}: {result!r}")
        else:
            print(f"{item:,}: {result:,} primes")
    #: end
    #: if shared-state and (fail-fast or total-timeout or user-cancel)
    # Without the lock: a worker that was ended may have held it.
    print(f"{total.get_obj().value:,} primes counted by all together")
    #: elif shared-state
    print(f"{total.value:,} primes counted by all together")
    #: end


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


# Worker processes import this file; without the guard each would start a pool.
if __name__ == "__main__":
    main()
