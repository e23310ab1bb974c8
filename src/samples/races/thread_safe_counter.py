import threading


class ThreadSafeCounter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self) -> None:
        with self._lock:
            self._value += 1

    def decrement(self) -> None:
        with self._lock:
            self._value -= 1

    @property
    def value(self) -> int:
        with self._lock:
            return self._value


def work(counter: ThreadSafeCounter) -> None:
    for _ in range(100_000):
        counter.increment()


def main() -> None:
    counter = ThreadSafeCounter()
    threads = [threading.Thread(target=work, args=(counter,)) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{counter.value:,}")
    counter.decrement()
    print(f"{counter.value:,}")


if __name__ == "__main__":
    main()
