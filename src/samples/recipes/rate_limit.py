"""Let only so many calls begin in a second, from threads or from asyncio tasks."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


class RateLimit:
    """Lets `rate` calls a second begin, after a quiet time up to `burst` at once."""

    def __init__(self, rate: float, burst: int = 1) -> None:
        self._gap = 1 / rate  # seconds from one turn to the next
        self._slack = (burst - 1) * self._gap
        self._lock = threading.Lock()
        self._free = time.monotonic() - self._slack  # the next turn nobody has

    def reserve(self, patience: float = float("inf")) -> float | None:
        """Take a turn and return the seconds until it comes.

        None, and no turn taken, where that would be longer than `patience`.
        """
        with self._lock:
            now = time.monotonic()
            turn = max(self._free, now - self._slack)
            if turn - now > patience:
                return None
            self._free = turn + self._gap
        return max(0.0, turn - now)

    def wait(self) -> None:
        """Return when it is the turn of this thread."""
        time.sleep(self.reserve() or 0.0)

    async def wait_async(self) -> None:
        """Return when it is the turn of this task."""
        await asyncio.sleep(self.reserve() or 0.0)


def in_threads(limit: RateLimit, calls: int) -> list[float]:
    """Return when each call began."""

    def call(number: int) -> float:
        limit.wait()
        return time.monotonic()  # your request goes here

    with ThreadPoolExecutor(calls) as pool:
        return sorted(pool.map(call, range(calls)))


async def in_tasks(limit: RateLimit, calls: int) -> list[float]:
    """Return when each call began."""

    async def call() -> float:
        await limit.wait_async()
        return time.monotonic()  # your request goes here

    return sorted(await asyncio.gather(*(call() for _ in range(calls))))


def show(name: str, times: list[float]) -> None:
    print(f"{name}:", *(f"{moment - times[0]:.1f}" for moment in times))


def main() -> None:
    show("threads", in_threads(RateLimit(10, burst=3), calls=6))
    show("tasks  ", asyncio.run(in_tasks(RateLimit(10, burst=3), calls=6)))
    door = RateLimit(1, burst=2)
    print("let in at once:", [door.reserve(patience=0) is not None for _ in range(3)])


if __name__ == "__main__":
    main()
