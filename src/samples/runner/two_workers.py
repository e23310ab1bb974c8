import time
from concurrent.futures import ProcessPoolExecutor


def add_up(count: int) -> int:
    return sum(number * number for number in range(count))


def seconds(workers: int) -> float:
    """How long two equal pieces of work take once the processes are there."""
    with ProcessPoolExecutor(max_workers=workers) as pool:
        list(pool.map(add_up, [1] * workers))
        start = time.perf_counter()
        list(pool.map(add_up, [2_000_000] * 2))
        return time.perf_counter() - start


if __name__ == "__main__":
    print(f"one process:   {seconds(1):.2f} s")
    print(f"two processes: {seconds(2):.2f} s")
