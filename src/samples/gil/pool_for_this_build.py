import sys
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor


def gil_is_on() -> bool:
    """Whether this process runs with the GIL now; before 3.13 every one does."""
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def computing_pool(workers: int) -> Executor:
    """Threads where they compute side by side, processes elsewhere."""
    if gil_is_on():
        return ProcessPoolExecutor(workers)
    return ThreadPoolExecutor(workers)


def count_primes(first: int, last: int) -> int:
    return sum(all(n % d for d in range(2, n)) for n in range(first, last))


def main() -> None:
    with computing_pool(2) as pool:
        counts = pool.map(count_primes, [2, 1_000], [1_000, 2_000])
        print(type(pool).__name__, "counts", sum(counts), "primes")


if __name__ == "__main__":
    main()
