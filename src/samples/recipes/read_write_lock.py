"""A lock that many readers or one writer may hold; a waiting writer goes first."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class ReadWriteLock:
    def __init__(self) -> None:
        self._changed = threading.Condition(threading.Lock())
        self._readers = 0
        self._writing = False
        self._writers_waiting = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(self._may_read)
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                if self._readers == 0:
                    self._changed.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._changed:
            self._writers_waiting += 1
            try:
                self._changed.wait_for(self._may_write)
                self._writing = True
            finally:
                self._writers_waiting -= 1
                if not self._writing:  # Ctrl-C while waiting
                    self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._writing = False
                self._changed.notify_all()

    def _may_read(self) -> bool:
        return not self._writing and self._writers_waiting == 0

    def _may_write(self) -> bool:
        return not self._writing and self._readers == 0


class Prices:
    """Two dicts that must fit together whenever somebody looks."""

    def __init__(self) -> None:
        self._lock = ReadWriteLock()
        self._price: dict[str, int] = {"apple": 3}
        self._code: dict[int, str] = {3: "apple"}

    def fits(self) -> bool:
        with self._lock.reading():
            return all(
                self._code.get(price) == name for name, price in self._price.items()
            )

    def set(self, name: str, price: int) -> None:
        with self._lock.writing():
            del self._code[self._price[name]]
            self._price[name] = price
            self._code[price] = name


def main() -> None:
    prices = Prices()
    seen: list[bool] = []

    def read() -> None:
        for _ in range(200):
            seen.append(prices.fits())

    def write(first: int) -> None:
        for price in range(first, first + 50):
            prices.set("apple", price)

    threads = [threading.Thread(target=read) for _ in range(10)]
    threads += [threading.Thread(target=write, args=(n,)) for n in (10, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(seen), "looks, all whole:", all(seen))


if __name__ == "__main__":
    main()
