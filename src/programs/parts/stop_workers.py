"""The end of a pool of processes before 3.14, which brought `terminate_workers`."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def stop(pool: ProcessPoolExecutor) -> None:
    """End the workers of a pool, whatever they do."""
    # All children of this process: before 3.14 a pool cannot end its own.
    for process in multiprocessing.active_children():
        process.terminate()
    # It waits for the pool's thread, which now finds its workers gone.
    pool.shutdown(cancel_futures=True)
