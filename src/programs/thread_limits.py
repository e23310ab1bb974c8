"""Divide the CPUs between processes and the threads that a library starts in each.

#: if notebook
    from thread_limits import report
    report(cpus=8)

in a cell of a notebook beside this file. Run as a program it divides four CPUs.
#: elif little-memory
    python3 thread_limits.py 8

does the same work as 1 x 8 and 2 x 4, and says how long each took with the start of
its processes. Without a number it divides four CPUs.
#: else
    python3 thread_limits.py 8

does the same work as 1 x 8, 2 x 4, 4 x 2 and 8 x 1, and says how long each took with
the start of its processes. Without a number it divides four CPUs.
#: end
"""

import hashlib
import logging
import multiprocessing
import os
import sys
import time
import unittest
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextvars import ContextVar
from unittest.mock import patch

# Libraries read these once, while they are imported.
LIMITS = (
    "OMP_NUM_THREADS",  # OpenMP: scikit-learn, PyTorch
    "OPENBLAS_NUM_THREADS",  # NumPy and SciPy with OpenBLAS
    "MKL_NUM_THREADS",  # NumPy and SciPy with Intel's MKL
    "POLARS_MAX_THREADS",
)
ITEMS = 8
#: if little-memory
MOST_PROCESSES = 2  # each holds the library and its data once more
#: elif windows-macos
MOST_PROCESSES = 61  # Windows allows no larger pool
#: end
#: if logging

log = logging.getLogger("divide")
division = ContextVar("division", default="-")
#: end


def limit_threads(threads: int) -> None:
    """Limit the libraries that this process has not imported yet."""
    for name in LIMITS:
        os.environ[name] = str(threads)


def work(item: int) -> str:
    """Return the result of one item. Put your own library call here.

    Import the library in here as well: at the top it would come before its limit.
    """
    # Stands for such a library: hashing lets go of the GIL.
    threads = int(os.environ["OMP_NUM_THREADS"])
    blocks = [bytes([item, number]) * 100_000 for number in range(8)]
    with ThreadPoolExecutor(max_workers=threads) as pool:
        digests = pool.map(lambda block: hashlib.sha256(block).digest(), blocks)
    log.info("item %d done, threads: %d", item, threads)  #: if logging
    return hashlib.sha256(b"".join(digests)).hexdigest()


def divisions(cpus: int) -> list[tuple[int, int]]:
    """Return processes and threads for each way that leaves no CPU over."""
    #: if little-memory or windows-macos
    counts = range(1, min(cpus, MOST_PROCESSES) + 1)
    #: else
    counts = range(1, cpus + 1)
    #: end
    return [(count, cpus // count) for count in counts if cpus % count == 0]


#: if logging
def start_logging() -> None:
    """Show process and division with every line; the filter adds the division."""

    def add_division(record: logging.LogRecord) -> bool:
        record.division = division.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_division)
    form = "%(asctime)s %(processName)s %(division)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


def start_worker(threads: int, name: str) -> None:
    """Set what a new process needs: of logging and context it inherits nothing."""
    limit_threads(threads)
    division.set(name)
    start_logging()


#: end
def start_pool(processes: int, threads: int) -> ProcessPoolExecutor:
    """Return a pool whose processes limit their threads before they do anything."""
    return ProcessPoolExecutor(
        max_workers=processes,
        mp_context=multiprocessing.get_context("spawn"),  #: if windows-macos
        #: if logging
        initializer=start_worker,
        initargs=(threads, f"{processes}x{threads}"),
        #: else
        initializer=limit_threads,
        initargs=(threads,),
        #: end
    )


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest thread_limits.py"""

    def test_no_division_uses_more_or_less(self) -> None:
        for cpus in (1, 6, 8, 13):
            for processes, threads in divisions(cpus):
                self.assertEqual(processes * threads, cpus)

    def test_one_process_may_have_every_cpu(self) -> None:
        self.assertIn((1, 12), divisions(12))

    #: if little-memory or windows-macos
    def test_no_division_has_too_many_processes(self) -> None:
        processes = [processes for processes, _ in divisions(128)]
        self.assertLessEqual(max(processes), MOST_PROCESSES)
    #: end

    def test_every_limit_is_set(self) -> None:
        with patch.dict(os.environ):
            limit_threads(3)
            self.assertEqual({os.environ[name] for name in LIMITS}, {"3"})

    def test_a_worker_knows_its_limit(self) -> None:
        with start_pool(processes=1, threads=4) as pool:
            self.assertEqual(pool.submit(os.getenv, LIMITS[0]).result(), "4")


#: end
def report(cpus: int) -> None:
    """Do the same work in every division and print how long each took."""
    results = set()
    for processes, threads in divisions(cpus):
        start = time.perf_counter()
        with start_pool(processes, threads) as pool:
            #: if progress
            answers = []
            for answer in pool.map(work, range(ITEMS)):
                answers.append(answer)
                print(f"{processes} x {threads}: {len(answers)} of {ITEMS} done")
            results.add(tuple(answers))
            #: else
            results.add(tuple(pool.map(work, range(ITEMS))))
            #: end
        seconds = time.perf_counter() - start
        total = processes * threads
        print(f"{processes} x {threads} = {total} threads: {seconds:.2f} s")
    print("same results:", len(results) == 1)


def main() -> None:
    #: if notebook
    report(cpus=4)
    #: else
    report(cpus=int(sys.argv[1]) if sys.argv[1:] else 4)
    #: end


# Worker processes import this file; without the guard each would start a pool.
if __name__ == "__main__":
    main()
