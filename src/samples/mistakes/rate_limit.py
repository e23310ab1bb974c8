import threading
import time
from concurrent.futures import ThreadPoolExecutor


class Pace:
    def __init__(self, per_second: float) -> None:
        self._gap = 1 / per_second
        self._next = time.monotonic()
        self._lock = threading.Lock()

    def wait(self) -> None:
        with self._lock:
            begin = max(self._next, time.monotonic())
            self._next = begin + self._gap
        time.sleep(max(0, begin - time.monotonic()))


pace = Pace(per_second=5)


def call(_: int) -> None:
    pace.wait()
    time.sleep(0.01)  # the service answers quickly


def main() -> None:
    begin = time.monotonic()
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(call, range(10)))
    print("ten calls took a second or more:", time.monotonic() - begin >= 1)


if __name__ == "__main__":
    main()
