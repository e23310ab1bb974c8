"""Divide the CPUs between processes and the threads that a library starts in each.

    python3 thread_limits.py 8

does the same work as 1 x 8, 2 x 4, 4 x 2 and 8 x 1, and says how long each took with
the start of its processes. Without a number it divides four CPUs.

Made for "Add nothing: the library is parallel already". Needs Python 3.11 or later.
"""

import hashlib
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

# Libraries read these once, while they are imported.
LIMITS = (
    "OMP_NUM_THREADS",  # OpenMP: scikit-learn, PyTorch
    "OPENBLAS_NUM_THREADS",  # NumPy and SciPy with OpenBLAS
    "MKL_NUM_THREADS",  # NumPy and SciPy with Intel's MKL
    "POLARS_MAX_THREADS",
)
ITEMS = 8


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
    return hashlib.sha256(b"".join(digests)).hexdigest()


def divisions(cpus: int) -> list[tuple[int, int]]:
    """Return processes and threads for each way that leaves no CPU over."""
    counts = range(1, cpus + 1)
    return [(count, cpus // count) for count in counts if cpus % count == 0]


def start_pool(processes: int, threads: int) -> ProcessPoolExecutor:
    """Return a pool whose processes limit their threads before they do anything."""
    return ProcessPoolExecutor(
        max_workers=processes,
        initializer=limit_threads,
        initargs=(threads,),
    )


def report(cpus: int) -> None:
    """Do the same work in every division and print how long each took."""
    results = set()
    for processes, threads in divisions(cpus):
        start = time.perf_counter()
        with start_pool(processes, threads) as pool:
            results.add(tuple(pool.map(work, range(ITEMS))))
        seconds = time.perf_counter() - start
        total = processes * threads
        print(f"{processes} x {threads} = {total} threads: {seconds:.2f} s")
    print("same results:", len(results) == 1)


def main() -> None:
    report(cpus=int(sys.argv[1]) if sys.argv[1:] else 4)


# Worker processes import this file; without the guard each would start a pool.
if __name__ == "__main__":
    main()
