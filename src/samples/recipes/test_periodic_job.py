import sys
import threading
import time
import unittest
from unittest.mock import patch

from periodic_job import every, repeat


class Clock(threading.Event):
    """A stop event whose waiting costs no time, and the clock that it moves."""

    def __init__(self, end: float) -> None:
        super().__init__()
        self.now = 0.0
        self.end = end

    def monotonic(self) -> float:
        return self.now

    def wait(self, timeout: float | None = None) -> bool:
        self.now += max(0.0, timeout or 0.0)
        return self.now >= self.end


class Tests(unittest.TestCase):
    def turns(self, lengths: list[float], end: float) -> list[float]:
        """Return when turns of these lengths begin, ten seconds apart."""
        clock = Clock(end)
        begun: list[float] = []

        def job() -> None:
            begun.append(clock.now)
            clock.now += lengths[len(begun) - 1]

        with patch("periodic_job.time", clock):
            repeat(10, job, clock)
        return begun

    def test_the_length_of_a_turn_does_not_move_the_next(self) -> None:
        self.assertEqual(self.turns([1, 9, 3, 0], end=35), [0, 10, 20, 30])

    def test_missed_turns_are_left_out(self) -> None:
        self.assertEqual(self.turns([25, 1, 1], end=45), [0, 30, 40])

    def test_an_exception_does_not_end_it(self) -> None:
        third = threading.Event()
        turns: list[int] = []

        def job() -> None:
            turns.append(1)
            if len(turns) == 3:
                third.set()
            raise OSError("no answer")

        errors: list[Exception] = []
        with every(0.01, job, on_error=errors.append):
            self.assertTrue(third.wait(timeout=10))
        self.assertEqual(str(errors[0]), "no answer")

    def test_the_end_of_the_block_wakes_a_long_wait(self) -> None:
        first = threading.Event()
        with every(3600, first.set) as thread:
            first.wait()
            start = time.monotonic()
        self.assertLess(time.monotonic() - start, 5)
        self.assertFalse(thread.is_alive())


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(sys.stdout))
