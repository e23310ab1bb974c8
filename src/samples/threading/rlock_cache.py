import threading
import time


class CachedRepository:
    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._items: dict[str, str] = {}
        self.loads = 0

    def get(self, key: str) -> str | None:
        with self._lock:
            return self._items.get(key)

    def set(self, key: str, value: str) -> None:
        with self._lock:
            self._items[key] = value

    def get_or_set(self, key: str) -> str:
        with self._lock:  # nobody gets in between get and set
            value = self.get(key)  # takes the same lock again: count 2
            if value is None:
                time.sleep(0.02)  # stands for the database
                self.loads += 1
                value = f"row of {key}"
                self.set(key, value)
            return value


def main() -> None:
    users = CachedRepository()
    threads = [
        threading.Thread(target=users.get_or_set, args=("ada",)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("8 threads asked, loads:", users.loads)


if __name__ == "__main__":
    main()
