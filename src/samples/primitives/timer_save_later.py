import threading
from collections.abc import Callable


class Later:
    """Calls a function once things have been quiet for a while."""

    def __init__(self, delay: float, function: Callable[[], None]) -> None:
        self._delay = delay  # seconds
        self._function = function
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def touch(self) -> None:
        with self._lock:
            if self._timer:
                self._timer.cancel()
            self._timer = threading.Timer(self._delay, self._function)
            self._timer.daemon = True
            self._timer.start()


saved = threading.Event()


def save() -> None:
    print("saved")
    saved.set()


later = Later(0.05, save)
for _ in range(5):
    later.touch()  # five keys pressed, one save
saved.wait(5)
