"""The token bucket, on a clock that moves only when somebody sleeps."""

import unittest
from threading import Thread
from unittest.mock import patch

import token_bucket as part


class TokenBucketTest(unittest.TestCase):
    def setUp(self) -> None:
        self.now = 100.0
        for name, double in (("monotonic", lambda: self.now), ("sleep", self.sleep)):
            patcher = patch.object(part.time, name, double)
            patcher.start()
            self.addCleanup(patcher.stop)
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))

    def test_calls_that_come_at_once_are_spread_evenly(self) -> None:
        bucket = part.TokenBucket(10)
        for _ in range(4):
            bucket.take()
        self.assertEqual(self.slept, [0, 0.1, 0.2, 0.3])

    def test_a_pause_saves_no_burst(self) -> None:
        bucket = part.TokenBucket(10)
        bucket.take()
        self.now += 60
        for _ in range(2):
            bucket.take()
        self.assertEqual(self.slept, [0, 0, 0.1])

    def test_threads_share_one_rate(self) -> None:
        bucket = part.TokenBucket(10)
        threads = [Thread(target=bucket.take) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(self.slept), [n / 10 for n in range(8)])
