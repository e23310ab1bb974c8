import threading
from collections.abc import Callable


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


def in_ten_threads(action: Callable[[], None], times: int) -> None:
    def work() -> None:
        for _ in range(times):
            action()

    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> None:
    counter = ThreadSafeCounter()
    in_ten_threads(counter.increment, 100_000)
    print("after 10 x 100,000 increments:", counter.value)
    in_ten_threads(counter.decrement, 10_000)
    print("after 10 x 10,000 decrements:", counter.value)


if __name__ == "__main__":
    main()
