"""threading.RLock, as the library reference describes it."""

from __future__ import annotations

import pickle
import sys
import threading
import unittest

from support import LIMIT, SHORT, ThreadingTestCase


class RLockTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.lock = threading.RLock()

    def try_elsewhere(self) -> bool:
        """Whether another thread can take (and gives back) the lock now."""

        def attempt() -> bool:
            got = self.lock.acquire(blocking=False)
            if got:
                self.lock.release()
            return got

        return bool(self.elsewhere(attempt))

    def test_acquire_returns_true(self) -> None:
        self.assertIs(self.lock.acquire(), True)
        self.lock.release()

    def test_its_owner_may_acquire_it_again(self) -> None:
        for _ in range(10):
            self.assertIs(self.lock.acquire(timeout=LIMIT), True)
        for _ in range(10):
            self.lock.release()
        self.assertTrue(self.try_elsewhere())

    def test_its_owner_may_acquire_it_again_without_blocking(self) -> None:
        with self.lock:
            self.assertIs(self.lock.acquire(blocking=False), True)
            self.lock.release()

    def test_only_the_last_release_unlocks(self) -> None:
        self.lock.acquire()
        self.lock.acquire()
        self.lock.release()
        self.assertFalse(self.try_elsewhere())
        self.lock.release()
        self.assertTrue(self.try_elsewhere())

    def test_releasing_it_unlocked_is_an_error(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "cannot release un-acquired lock"):
            self.lock.release()

    def test_releasing_it_once_too_often_is_an_error(self) -> None:
        self.lock.acquire()
        self.lock.release()
        with self.assertRaises(RuntimeError):
            self.lock.release()

    def test_only_its_owner_may_release_it(self) -> None:
        with self.lock:
            with self.assertRaises(RuntimeError):
                self.elsewhere(self.lock.release)
            self.assertFalse(self.try_elsewhere())
        self.assertTrue(self.try_elsewhere())

    def test_a_finished_owner_keeps_it(self) -> None:
        self.elsewhere(self.lock.acquire)
        self.assertFalse(self.lock.acquire(timeout=SHORT))
        with self.assertRaises(RuntimeError):
            self.lock.release()

    def test_not_blocking_returns_false_for_another_thread(self) -> None:
        with self.lock:
            self.assertIs(self.elsewhere(self.lock.acquire, blocking=False), False)

    def test_a_time_limit_that_expires_returns_false(self) -> None:
        def attempt() -> bool:
            with self.takes_at_least(SHORT):
                return self.lock.acquire(timeout=SHORT)

        with self.lock:
            self.assertIs(self.elsewhere(attempt), False)

    def test_a_time_limit_without_blocking_is_an_error(self) -> None:
        with self.assertRaises(ValueError):
            self.lock.acquire(False, 1)

    def test_negative_time_limits_are_an_error(self) -> None:
        with self.assertRaises(ValueError):
            self.lock.acquire(timeout=-2)

    def test_a_time_limit_beyond_the_maximum_is_an_error(self) -> None:
        with self.assertRaises(OverflowError):
            self.lock.acquire(timeout=threading.TIMEOUT_MAX * 2)

    def test_another_thread_waits_for_the_last_release(self) -> None:
        def enter() -> str:
            with self.lock:
                return "in"

        self.lock.acquire()
        self.lock.acquire()
        worker = self.start(enter)
        self.assert_blocked(worker)
        self.lock.release()
        self.assert_blocked(worker)
        self.lock.release()
        self.assertEqual(worker.result(), "in")

    def test_with_nests(self) -> None:
        with self.lock, self.lock:
            with self.lock:
                self.assertFalse(self.try_elsewhere())
            self.assertFalse(self.try_elsewhere())
        self.assertTrue(self.try_elsewhere())

    def test_with_releases_one_level_after_an_exception(self) -> None:
        with self.lock:
            with self.assertRaises(KeyError), self.lock:
                raise KeyError
            self.assertFalse(self.try_elsewhere())
        self.assertTrue(self.try_elsewhere())

    def test_a_method_may_call_another_that_locks(self) -> None:
        total = 0

        def add(number: int) -> None:
            nonlocal total
            with self.lock:
                total += number

        def add_twice(number: int) -> None:
            with self.lock:
                before = total
                add(number)
                add(number)
                self.assertEqual(total, before + 2 * number)

        self.together(4, lambda _: [add_twice(1) for _ in range(25)])
        self.assertEqual(total, 200)

    def test_a_failed_attempt_adds_no_level(self) -> None:
        with self.lock:
            for _ in range(3):
                self.elsewhere(self.lock.acquire, timeout=0.001)
        self.assertTrue(self.try_elsewhere())

    @unittest.skipUnless(sys.version_info >= (3, 14), "RLock.locked() came with 3.14")
    def test_locked_tells_whether_any_thread_holds_it(self) -> None:
        self.assertFalse(self.lock.locked())
        with self.lock:
            with self.lock:
                self.assertTrue(self.lock.locked())
                self.assertTrue(self.elsewhere(self.lock.locked))
            self.assertTrue(self.lock.locked())
        self.assertFalse(self.lock.locked())

    def test_it_cannot_be_pickled(self) -> None:
        with self.assertRaisesRegex(TypeError, "cannot pickle '_thread.RLock' object"):
            pickle.dumps(self.lock)
