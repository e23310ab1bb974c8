"""A token bucket for tasks."""

import asyncio
import time


class TokenBucket:
    """Lets calls through at a steady rate, whichever task they come from.

    It holds one token: after a quiet time there is no burst. A semaphore would not do:
    it limits how many run at once, not how many begin in a second.
    """

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate  # seconds
        self._next = time.monotonic()

    async def take(self) -> None:
        """Wait for a token."""
        # No lock: until the await no other task runs.
        now = time.monotonic()
        turn = max(self._next, now)
        self._next = turn + self._gap
        await asyncio.sleep(turn - now)
