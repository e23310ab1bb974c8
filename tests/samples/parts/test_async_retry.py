"""The async retry decorator: what it tries again, how long it waits, when it gives up."""

import asyncio
import unittest
from unittest.mock import patch

import async_retry as part

PAUSES = (0.1, 0.2, 0.4)


class AsyncRetryTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        part.RETRY_PAUSES = PAUSES
        part.may_pass = lambda error: isinstance(error, OSError)
        self.slept: list[float] = []

        async def sleep(seconds: float) -> None:
            self.slept.append(seconds)

        patcher = patch.object(part.asyncio, "sleep", sleep)
        patcher.start()
        self.addCleanup(patcher.stop)

    async def failing(self, *errors: BaseException) -> list[str]:
        """Call a function that raises these errors first; return its calls."""
        left = list(errors)
        calls: list[str] = []

        @part.retry
        async def call(item: str) -> str:
            calls.append(item)
            if left:
                raise left.pop(0)
            return item.upper()

        self.assertEqual(await call("x"), "X")
        return calls

    async def test_an_error_that_may_pass_is_tried_again(self) -> None:
        self.assertEqual(len(await self.failing(OSError(), TimeoutError())), 3)

    async def test_pauses_grow_and_are_random_shares(self) -> None:
        with patch.object(part.random, "uniform", lambda low, high: high):
            await self.failing(OSError(), OSError(), OSError())
        self.assertEqual(tuple(self.slept), PAUSES)

    async def test_it_gives_up_after_the_last_pause(self) -> None:
        with self.assertRaises(OSError):
            await self.failing(*[OSError() for _ in range(4)])
        self.assertEqual(len(self.slept), 3)

    async def test_a_bad_value_and_a_cancellation_are_raised_at_once(self) -> None:
        for error in (ValueError("bad"), asyncio.CancelledError()):
            with self.assertRaises(type(error)):
                await self.failing(error)
        self.assertEqual(self.slept, [])
