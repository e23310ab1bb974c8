"""The end of a pool of processes before 3.14, which brought `terminate_workers`."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def stop(pool: ProcessPoolExecutor) -> None:
    """End the workers of a pool, whatever they do."""
    pool.shutdown(wait=False, cancel_futures=True)
    # All children of this process: before 3.14 a pool cannot end its own.
    for process in multiprocessing.active_children():
        process.terminate()
