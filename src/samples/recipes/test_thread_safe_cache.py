import sys
import threading
import unittest
from concurrent.futures import Future, ThreadPoolExecutor
from unittest.mock import patch

from thread_safe_cache import Cache


class CacheTest(unittest.TestCase):
    def setUp(self) -> None:
        self.cache: Cache[str, int] = Cache()
        self.computing = threading.Event()
        self.go_on = threading.Event()
        self.runs: list[str] = []
        self.pool = ThreadPoolExecutor(10)
        self.addCleanup(self.pool.shutdown)
        self.addCleanup(self.go_on.set)

    def ask(self, error: Exception | None = None) -> "Future[int]":
        def compute() -> int:
            self.runs.append("slow")
            self.computing.set()
            self.go_on.wait(5)
            if error:
                raise error
            return 42

        return self.pool.submit(self.cache.get_or_set, "key", compute)

    def test_ten_at_once_compute_once(self) -> None:
        meeting = threading.Barrier(2)

        def slow_future() -> "Future[int]":
            """Give a second thread time to find the key missing as well."""
            try:
                meeting.wait(0.2)
            except threading.BrokenBarrierError:
                pass
            return Future()

        self.go_on.set()
        with patch("thread_safe_cache.Future", slow_future):
            jobs = [self.ask() for _ in range(10)]
            self.assertEqual([job.result(5) for job in jobs], [42] * 10)
        self.assertEqual(len(self.runs), 1)

    def test_another_key_does_not_wait(self) -> None:
        slow = self.ask()
        self.assertTrue(self.computing.wait(5))
        quick = self.pool.submit(self.cache.get_or_set, "other", lambda: 7)
        self.assertEqual(quick.result(5), 7)
        self.assertFalse(slow.done())

    def test_an_error_is_raised_but_not_kept(self) -> None:
        def fail() -> int:
            raise OSError("no answer")

        with self.assertRaises(OSError):
            self.cache.get_or_set("key", fail)
        self.assertEqual(self.cache.get_or_set("key", lambda: 1), 1)

    def test_discard_during_the_computation(self) -> None:
        old = self.ask(OSError("too late"))
        self.assertTrue(self.computing.wait(5))
        self.assertTrue(self.cache.discard("key"))
        self.assertEqual(self.cache.get_or_set("key", lambda: 1), 1)
        self.go_on.set()
        self.assertRaises(OSError, old.result, 5)
        self.assertEqual(self.cache.get_or_set("key", lambda: 2), 1)


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
