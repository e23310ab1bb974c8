"""A token bucket for threads."""

import threading
import time


class TokenBucket:
    """Lets calls through at a steady rate, whichever thread they come from.

    It holds one token: after a quiet time there is no burst. A semaphore would not do:
    it limits how many run at once, not how many begin in a second.
    """

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate  # seconds
        self._lock = threading.Lock()
        self._next = time.monotonic()

    def take(self) -> None:
        """Wait for a token."""
        with self._lock:
            now = time.monotonic()
            turn = max(self._next, now)
            self._next = turn + self._gap
        time.sleep(turn - now)
