import faulthandler
import sys
import threading
import unittest
from collections.abc import Iterator
from itertools import count

from bounded_producer_consumer import CONSUMERS, ROOM, run

PRODUCERS = 3
MOST = ROOM + PRODUCERS + CONSUMERS  # in the buffer, and one in each thread's hands


class RunTest(unittest.TestCase):
    def setUp(self) -> None:
        faulthandler.dump_traceback_later(20, exit=True)  # a hang is a failure
        self.addCleanup(faulthandler.cancel_dump_traceback_later)

    def test_producers_wait_when_the_buffer_is_full(self) -> None:
        lock = threading.Lock()
        full = threading.Event()
        drawn = handled = most = 0

        def source() -> Iterator[int]:
            nonlocal drawn, most
            for item in range(100):
                with lock:
                    drawn += 1
                    most = max(most, drawn - handled)
                    if most == MOST:
                        full.set()
                yield item

        def handle(item: int) -> None:
            nonlocal handled
            if not full.wait(5):
                raise AssertionError("the buffer never filled up")
            with lock:
                handled += 1

        run([source() for _ in range(PRODUCERS)], handle)
        self.assertEqual(handled, 300)
        self.assertEqual(most, MOST)

    def test_failing_consumers_end_producers_that_never_would(self) -> None:
        both = threading.Barrier(CONSUMERS)

        def handle(item: int) -> None:
            both.wait(5)  # so that all consumers fail
            raise SystemExit(f"item {item}")

        with self.assertRaises(SystemExit):
            run([count() for _ in range(PRODUCERS)], handle)

    def test_a_failing_producer_ends_the_others(self) -> None:
        def broken() -> Iterator[int]:
            yield 1
            raise OSError("the line is dead")

        with self.assertRaises(OSError):
            run([count(), broken(), count()], lambda item: None)


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
