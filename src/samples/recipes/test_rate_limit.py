import asyncio
import sys
import threading
import time
import unittest
from unittest.mock import patch

from rate_limit import RateLimit


class Moment(float):
    """A time during whose subtraction other threads get their turn."""

    def __sub__(self, other: float) -> float:
        time.sleep(0.0001)
        return float(self) - other


class Clock:
    """Stands in for the module time: hours pass in no time."""

    now = 100.0

    def monotonic(self) -> float:
        return Moment(self.now)

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Tests(unittest.TestCase):
    def setUp(self) -> None:
        self.clock = Clock()
        patcher = patch("rate_limit.time", self.clock)
        patcher.start()
        self.addCleanup(patcher.stop)

    def test_a_burst_and_then_an_even_rate(self) -> None:
        limit = RateLimit(rate=10, burst=3)
        waits = [round(limit.reserve() or 0, 6) for _ in range(6)]
        self.assertEqual(waits, [0, 0, 0, 0.1, 0.2, 0.3])

    def test_a_long_quiet_time_saves_up_no_more_than_the_burst(self) -> None:
        limit = RateLimit(rate=10, burst=2)
        self.clock.now += 3600
        self.assertEqual([limit.reserve(patience=0) for _ in range(3)], [0, 0, None])

    def test_who_is_refused_takes_no_turn(self) -> None:
        limit = RateLimit(rate=1)
        limit.wait()
        for _ in range(5):
            self.assertIsNone(limit.reserve(patience=0.5))
        self.assertEqual(limit.reserve(), 1)

    def test_threads_never_share_a_turn(self) -> None:
        limit = RateLimit(rate=1)
        waits: list[float] = []

        def take() -> None:
            for _ in range(50):
                waits.append(limit.reserve() or 0)

        threads = [threading.Thread(target=take) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(waits), list(range(200)))


class AsyncTests(unittest.IsolatedAsyncioTestCase):
    async def test_a_waiting_task_does_not_block_the_others(self) -> None:
        limit = RateLimit(rate=0.001)
        limit.reserve()
        waiting = asyncio.create_task(limit.wait_async())
        await asyncio.sleep(0)
        self.assertFalse(waiting.done())
        waiting.cancel()


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(sys.stdout))
