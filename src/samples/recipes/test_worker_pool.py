import faulthandler
import sys
import threading
import time
import unittest
from collections.abc import Iterator
from unittest.mock import patch

import worker_pool
from worker_pool import Connection, ask_all


class AskAllTest(unittest.TestCase):
    def setUp(self) -> None:
        faulthandler.dump_traceback_later(20, exit=True)  # a hang is a failure
        self.addCleanup(faulthandler.cancel_dump_traceback_later)
        worker_pool.closed.clear()

    def test_answers_keep_their_places(self) -> None:
        # The first four meet, and the last of them is let go first.
        meeting = threading.Barrier(worker_pool.WORKERS)
        turns = [threading.Event() for _ in range(worker_pool.WORKERS)]
        turns[-1].set()

        def ask(connection: Connection, item: int) -> str:
            if item < worker_pool.WORKERS:
                meeting.wait(5)
                self.assertTrue(turns[item].wait(5))
                if item:
                    turns[item - 1].set()
            return str(item)

        with patch.object(Connection, "ask", ask):
            self.assertEqual(ask_all(list(range(50))), [str(n) for n in range(50)])
        self.assertEqual(len(worker_pool.closed), worker_pool.WORKERS)

    def test_an_error_stands_in_its_place(self) -> None:
        first, second, third = ask_all([6, 7, 8])
        self.assertEqual((first, third), ("6 costs 18", "8 costs 24"))
        self.assertIsInstance(second, ValueError)

    def test_workers_that_cannot_start_do_not_hang_the_caller(self) -> None:
        with patch.object(Connection, "__enter__", side_effect=OSError("refused")):
            with self.assertRaisesRegex(RuntimeError, "3 items") as caught:
                ask_all([1, 2, 3])
        self.assertIsInstance(caught.exception.__cause__, OSError)

    def test_an_interrupted_caller_drops_what_nobody_has_begun(self) -> None:
        class Interrupted(list[int]):
            def __iter__(self) -> Iterator[int]:
                yield from range(100)
                raise KeyboardInterrupt

        def ask(connection: Connection, item: int) -> str:
            asked.append(item)
            time.sleep(0.1)  # stands for a slow answer
            return ""

        asked: list[int] = []
        with patch.object(Connection, "ask", ask), self.assertRaises(KeyboardInterrupt):
            ask_all(Interrupted())
        self.assertLess(len(asked), 20)
        self.assertEqual(threading.active_count(), 1)

    def test_nothing_to_ask(self) -> None:
        self.assertEqual(ask_all([]), [])
        self.assertEqual(threading.active_count(), 1)


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
