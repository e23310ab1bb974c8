"""A cache for threads: each key is computed once, and other keys do not wait."""

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Cache(Generic[K, V]):
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: dict[K, Future[V]] = {}

    def get_or_set(self, key: K, compute: Callable[[], V]) -> V:
        """Return the value of a key; the first to ask computes, the others wait."""
        with self._lock:
            entry = self._entries.get(key)
            first = entry is None
            if entry is None:
                entry = self._entries[key] = Future()
        if first:
            try:
                entry.set_result(compute())
            except BaseException as error:
                self._forget(key, entry)  # whoever asks next tries again
                entry.set_exception(error)
        return entry.result()

    def discard(self, key: K) -> bool:
        """Forget a key; who already waits for it still gets the old value."""
        with self._lock:
            entry = self._entries.pop(key, None)
        return entry is not None

    def _forget(self, key: K, entry: Future[V]) -> None:
        with self._lock:
            if self._entries.get(key) is entry:
                del self._entries[key]


def main() -> None:
    users: Cache[str, str] = Cache()
    loads: list[str] = []
    three_loads = threading.Barrier(3)

    def load(name: str) -> str:
        loads.append(name)
        three_loads.wait(10)  # passes only when three keys are loaded at once
        return name.title()

    names = ["ada", "grace", "barbara"] * 4
    with ThreadPoolExecutor(len(names)) as pool:
        jobs = [
            pool.submit(users.get_or_set, name, lambda name=name: load(name))
            for name in names
        ]
    print(len(jobs), "asked, loaded:", *sorted(loads))
    print(jobs[0].result() is jobs[3].result() is jobs[9].result())


if __name__ == "__main__":
    main()
