"""A cache with a bound that drops what was not used for longest, for threads."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class LRUCache(Generic[K, V]):
    def __init__(self, maxsize: int) -> None:
        if maxsize < 1:
            raise ValueError("maxsize must be at least 1")
        self._maxsize = maxsize
        self._lock = threading.Lock()
        self._items: OrderedDict[K, V] = OrderedDict()  # oldest use first

    def get(self, key: K, default: V | None = None) -> V | None:
        with self._lock:
            if key not in self._items:
                return default
            self._items.move_to_end(key)
            return self._items[key]

    def put(self, key: K, value: V) -> None:
        dropped: list[object] = []  # outlives the lock
        with self._lock:
            if key in self._items:
                dropped.append(self._items.pop(key))
            self._items[key] = value
            if len(self._items) > self._maxsize:
                dropped.append(self._items.popitem(last=False))

    def __len__(self) -> int:
        with self._lock:
            return len(self._items)

    def keys(self) -> list[K]:
        """A copy of the keys, the one not used for longest first."""
        with self._lock:
            return list(self._items)


def main() -> None:
    prices: LRUCache[str, int] = LRUCache(maxsize=3)
    for name, price in [("apple", 3), ("pear", 4), ("plum", 5)]:
        prices.put(name, price)
    print("apple:", prices.get("apple"))
    prices.put("quince", 9)
    print("pear:", prices.get("pear"))
    print(prices.keys())


if __name__ == "__main__":
    main()
