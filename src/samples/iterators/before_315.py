import functools
import threading
from collections.abc import Callable, Iterator
from typing import Any


class Locked:
    """What threading.serialize_iterator does for next()."""

    def __init__(self, items: Iterator[Any]) -> None:
        self._items = items
        self._lock = threading.Lock()

    def __iter__(self) -> "Locked":
        return self

    def __next__(self) -> Any:
        with self._lock:
            return next(self._items)


def synchronized(function: Callable[..., Iterator[Any]]) -> Callable[..., Locked]:
    @functools.wraps(function)
    def make(*args: Any, **kwargs: Any) -> Locked:
        return Locked(function(*args, **kwargs))

    return make


@synchronized
def squares(count: int) -> Iterator[int]:
    for number in range(count):
        yield number * number


def main() -> None:
    shared = squares(1000)
    taken: list[int] = []
    threads = [threading.Thread(target=taken.extend, args=(shared,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(taken), "taken,", len(set(taken)), "different")


if __name__ == "__main__":
    main()
