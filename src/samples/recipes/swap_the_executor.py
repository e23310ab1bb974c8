"""One program, three executors.

    python3 swap_the_executor.py threads
    python3 swap_the_executor.py processes
    python3 swap_the_executor.py interpreters        (3.14 or later)

Without a name it runs with threads, then with processes.
"""

import sys
from collections.abc import Iterable
from concurrent import futures
from concurrent.futures import Executor

Result = int | Exception
EXECUTORS = {
    "threads": "ThreadPoolExecutor",
    "processes": "ProcessPoolExecutor",
    "interpreters": "InterpreterPoolExecutor",
}


def count_primes(below: int) -> int:
    """Your function: at module level, with arguments and result to be copied."""
    if below < 2:
        raise ValueError(f"no primes below {below}")
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


def compute(item: int) -> Result:
    """Return a result or its error: one failure costs one result."""
    try:
        return count_primes(item)
    except Exception as error:
        return error


def compute_all(pool: Executor, items: Iterable[int]) -> list[Result]:
    """Return the results in the order of the items. Knows no kind of executor."""
    return list(pool.map(compute, items))


def new_executor(kind: str, workers: int) -> Executor:
    """The only line that knows which executor it is."""
    return getattr(futures, EXECUTORS[kind])(workers)


def main() -> None:
    for kind in sys.argv[1:] or ["threads", "processes"]:
        with new_executor(kind, workers=2) as pool:
            print(f"{kind}:", *map(repr, compute_all(pool, [100, 1000, 0, 10_000])))


# A process or an interpreter runs this file to find compute.
if __name__ == "__main__":
    main()
