"""Ten threads count to 100,000 together, in three exact ways."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

THREADS, EACH = 10, 10_000


class LockedCounter:
    """One number and one lock: exact at every moment."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def add(self, amount: int = 1) -> int:
        """Return the new value: a number that no other call gets."""
        with self._lock:
            self._value += amount
            return self._value

    def take(self) -> int:
        """Return the value and start again at 0, as one step."""
        with self._lock:
            value, self._value = self._value, 0
            return value

    @property
    def value(self) -> int:
        with self._lock:
            return self._value


class PerThreadCounter:
    """A cell for each thread, added up on request: exact when the threads rest."""

    def __init__(self) -> None:
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._cells: list[list[int]] = []

    def add(self, amount: int = 1) -> None:
        try:
            cell = self._mine.cell
        except AttributeError:  # this thread's first call
            cell = self._mine.cell = [0]
            with self._lock:
                self._cells.append(cell)
        cell[0] += amount  # no other thread writes here

    @property
    def value(self) -> int:
        with self._lock:
            return sum(cell[0] for cell in self._cells)


def count_locally() -> int:
    found = 0
    for _ in range(EACH):
        found += 1
    return found


def in_threads(add: Callable[[], object]) -> None:
    def work() -> None:
        for _ in range(EACH):
            add()

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> None:
    locked = LockedCounter()
    in_threads(locked.add)
    print(f"one lock:          {locked.value:,}")

    cells = PerThreadCounter()
    in_threads(cells.add)
    print(f"a cell per thread: {cells.value:,}")

    with ThreadPoolExecutor(THREADS) as pool:
        jobs = [pool.submit(count_locally) for _ in range(THREADS)]
    print(f"sum of results:    {sum(job.result() for job in jobs):,}")


if __name__ == "__main__":
    main()
