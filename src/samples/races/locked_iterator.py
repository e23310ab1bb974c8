import threading
from collections.abc import Iterator


class LockedIterator(Iterator[int]):
    """Gives each item to one thread only."""

    def __init__(self, items: Iterator[int]) -> None:
        self._items = items
        self._lock = threading.Lock()

    def __next__(self) -> int:
        with self._lock:
            return next(self._items)


def main() -> None:
    source = LockedIterator(number for number in range(100_000))
    seen: list[int] = []
    threads = [threading.Thread(target=seen.extend, args=(source,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(seen), "items,", len(set(seen)), "different")


if __name__ == "__main__":
    main()
