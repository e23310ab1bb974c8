import sys
import threading
import unittest
from collections.abc import Callable

from thread_safe_counter import LockedCounter, PerThreadCounter

meeting = threading.Barrier(2)


class SlowOne(int):
    """A one whose addition waits for a second thread to come between."""

    patience = 0.2  # seconds

    def __radd__(self, other: int) -> int:
        try:
            meeting.wait(self.patience)
        except threading.BrokenBarrierError:
            pass  # a lock kept the other thread out
        return other + 1


def in_two_threads(work: Callable[[], object]) -> None:
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class CounterTest(unittest.TestCase):
    def setUp(self) -> None:
        meeting.reset()

    def test_a_thread_between_read_and_write_is_kept_out(self) -> None:
        counter = LockedCounter()
        in_two_threads(lambda: counter.add(SlowOne()))
        self.assertEqual(counter.value, 2)

    def test_each_thread_has_its_own_cell(self) -> None:
        one = SlowOne()
        one.patience = 5
        counter = PerThreadCounter()
        in_two_threads(lambda: counter.add(one))
        self.assertEqual(counter.value, 2)
        self.assertFalse(meeting.broken, "one thread kept the other out")

    def test_nobody_gets_the_same_number(self) -> None:
        counter = LockedCounter()
        numbers: list[int] = []
        in_two_threads(lambda: numbers.extend([counter.add() for _ in range(5_000)]))
        self.assertEqual(sorted(numbers), list(range(1, 10_001)))

    def test_taking_loses_nothing_in_between(self) -> None:
        counter = LockedCounter()
        taken: list[int] = []

        def work() -> None:
            for _ in range(5_000):
                counter.add()
                taken.append(counter.take())

        in_two_threads(work)
        self.assertEqual(sum(taken) + counter.take(), 10_000)


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
