"""The async token bucket, on a clock that moves only when told to."""

import asyncio
import unittest
from unittest.mock import patch

import async_token_bucket as part


class AsyncTokenBucketTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

        async def sleep(seconds: float) -> None:
            self.slept.append(round(seconds, 6))

        doubles = (
            patch.object(part.time, "monotonic", lambda: self.now),
            patch.object(part.asyncio, "sleep", sleep),
        )
        for double in doubles:
            double.start()
            self.addCleanup(double.stop)

    async def test_calls_that_come_at_once_are_spread_evenly(self) -> None:
        bucket = part.TokenBucket(10)
        await asyncio.gather(*(bucket.take() for _ in range(4)))
        self.assertEqual(sorted(self.slept), [0, 0.1, 0.2, 0.3])

    async def test_a_pause_saves_no_burst(self) -> None:
        bucket = part.TokenBucket(10)
        await bucket.take()
        self.now += 60
        for _ in range(2):
            await bucket.take()
        self.assertEqual(self.slept, [0, 0, 0.1])
