"""The retry decorator: what it tries again, how long it waits, when it gives up."""

import unittest
from unittest.mock import patch

import retry as part

PAUSES = (0.1, 0.2, 0.4)


class RetryTest(unittest.TestCase):
    def setUp(self) -> None:
        part.RETRY_PAUSES = PAUSES
        part.may_pass = lambda error: isinstance(error, OSError)
        self.slept: list[float] = []
        patcher = patch.object(part.time, "sleep", self.slept.append)
        patcher.start()
        self.addCleanup(patcher.stop)

    def failing(self, *errors: Exception) -> list[str]:
        """Call a function that raises these errors first; return its calls."""
        left = list(errors)
        calls: list[str] = []

        @part.retry
        def call(item: str) -> str:
            calls.append(item)
            if left:
                raise left.pop(0)
            return item.upper()

        self.assertEqual(call("x"), "X")
        return calls

    def test_an_error_that_may_pass_is_tried_again(self) -> None:
        self.assertEqual(len(self.failing(OSError("down"), TimeoutError())), 3)

    def test_pauses_grow_and_are_random_shares(self) -> None:
        with patch.object(part.random, "uniform", lambda low, high: high):
            self.failing(OSError(), OSError(), OSError())
        self.assertEqual(tuple(self.slept), PAUSES)

    def test_it_gives_up_after_the_last_pause(self) -> None:
        with self.assertRaises(OSError):
            self.failing(*[OSError() for _ in range(4)])
        self.assertEqual(len(self.slept), 3)

    def test_what_will_not_pass_is_raised_at_once(self) -> None:
        with self.assertRaises(ValueError):
            self.failing(ValueError("bad"))
        self.assertEqual(self.slept, [])

    def test_name_and_docstring_stay(self) -> None:
        @part.retry
        def fetch(item: str) -> str:
            """Fetch it."""
            return item

        self.assertEqual((fetch.__name__, fetch.__doc__), ("fetch", "Fetch it."))
