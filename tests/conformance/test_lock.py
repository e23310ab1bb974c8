"""threading.Lock, as the library reference describes it."""

from __future__ import annotations

import copy
import pickle
import threading
import time
from collections import defaultdict

from support import LIMIT, SHORT, ThreadingTestCase


class LockTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.lock = threading.Lock()

    def test_a_new_lock_is_unlocked(self) -> None:
        self.assertFalse(self.lock.locked())

    def test_acquire_locks_and_returns_true(self) -> None:
        self.assertIs(self.lock.acquire(), True)
        self.assertTrue(self.lock.locked())

    def test_release_unlocks_and_returns_nothing(self) -> None:
        self.lock.acquire()
        self.assertIsNone(self.lock.release())
        self.assertFalse(self.lock.locked())

    def test_releasing_an_unlocked_lock_is_an_error(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "release unlocked lock"):
            self.lock.release()

    def test_a_failed_release_leaves_the_lock_usable(self) -> None:
        with self.assertRaises(RuntimeError):
            self.lock.release()
        self.assertTrue(self.lock.acquire(timeout=LIMIT))

    def test_not_blocking_on_a_free_lock_takes_it(self) -> None:
        self.assertIs(self.lock.acquire(blocking=False), True)
        self.assertTrue(self.lock.locked())

    def test_not_blocking_on_a_held_lock_returns_false(self) -> None:
        self.lock.acquire()
        self.assertIs(self.lock.acquire(blocking=False), False)
        self.assertIs(self.lock.acquire(False), False)

    def test_a_time_limit_on_a_free_lock_takes_it(self) -> None:
        self.assertIs(self.lock.acquire(timeout=LIMIT), True)

    def test_a_time_limit_that_expires_returns_false(self) -> None:
        self.lock.acquire()
        with self.takes_at_least(SHORT):
            self.assertIs(self.lock.acquire(timeout=SHORT), False)

    def test_a_time_limit_of_zero_does_not_wait(self) -> None:
        self.assertTrue(self.lock.acquire(timeout=0))
        self.assertFalse(self.lock.acquire(timeout=0))

    def test_a_time_limit_of_minus_one_is_none(self) -> None:
        self.lock.acquire()
        worker = self.start(self.lock.acquire, True, -1)
        self.assert_blocked(worker)
        self.lock.release()
        self.assertTrue(worker.result())

    def test_other_negative_time_limits_are_an_error(self) -> None:
        with self.assertRaises(ValueError):
            self.lock.acquire(timeout=-2)

    def test_a_time_limit_without_blocking_is_an_error(self) -> None:
        with self.assertRaises(ValueError):
            self.lock.acquire(False, 1)
        self.assertFalse(self.lock.locked())

    def test_a_time_limit_beyond_the_maximum_is_an_error(self) -> None:
        with self.assertRaises(OverflowError):
            self.lock.acquire(timeout=threading.TIMEOUT_MAX * 2)

    def test_the_maximum_is_a_valid_time_limit(self) -> None:
        self.assertTrue(self.lock.acquire(timeout=threading.TIMEOUT_MAX))

    def test_it_is_not_reentrant(self) -> None:
        with self.lock:
            self.assertFalse(self.lock.acquire(timeout=SHORT))

    def test_with_acquires_and_releases(self) -> None:
        with self.lock:
            self.assertTrue(self.lock.locked())
        self.assertFalse(self.lock.locked())

    def test_with_releases_after_an_exception(self) -> None:
        with self.assertRaises(KeyError), self.lock:
            raise KeyError
        self.assertFalse(self.lock.locked())

    def test_any_thread_may_release_it(self) -> None:
        self.lock.acquire()
        self.elsewhere(self.lock.release)
        self.assertFalse(self.lock.locked())

    def test_it_stays_held_after_its_thread_ended(self) -> None:
        self.elsewhere(self.lock.acquire)
        self.assertTrue(self.lock.locked())
        self.assertFalse(self.lock.acquire(timeout=SHORT))
        self.lock.release()

    def test_another_thread_waits_until_it_is_released(self) -> None:
        self.lock.acquire()
        worker = self.start(self.lock.acquire)
        self.assert_blocked(worker)
        self.lock.release()
        self.assertTrue(worker.result())
        self.assertTrue(self.lock.locked())

    def test_a_waiter_with_a_time_limit_gets_it_before_that(self) -> None:
        self.lock.acquire()
        worker = self.start(self.lock.acquire, timeout=LIMIT)
        self.lock.release()
        self.assertTrue(worker.result())

    def test_one_release_lets_one_waiter_go_on(self) -> None:
        self.lock.acquire()
        passed: list[int] = []

        def enter(index: int) -> None:
            self.lock.acquire()
            passed.append(index)

        for index in range(4):
            self.start(enter, index)
        for count in range(1, 5):
            self.lock.release()
            self.wait_until(lambda: len(passed) == count)
            self.assertTrue(self.lock.locked())
            self.assertEqual(len(passed), count)
        self.assertEqual(sorted(passed), [0, 1, 2, 3])

    def test_a_waiter_that_gave_up_takes_no_release(self) -> None:
        self.lock.acquire()
        self.assertFalse(self.elsewhere(self.lock.acquire, timeout=SHORT))
        self.lock.release()
        self.assertFalse(self.lock.locked())
        self.assertTrue(self.lock.acquire(timeout=LIMIT))

    def test_waiters_with_and_without_limits_together(self) -> None:
        self.lock.acquire()
        patient = self.start(self.lock.acquire)
        hasty = [self.start(self.lock.acquire, timeout=SHORT) for _ in range(3)]
        self.assertEqual([worker.result() for worker in hasty], [False] * 3)
        self.lock.release()
        self.assertTrue(patient.result())

    def test_what_was_written_under_the_lock_is_seen_under_it(self) -> None:
        box: dict[str, int] = {}

        def write() -> None:
            with self.lock:
                box["value"] = 7

        with self.lock:
            worker = self.start(write)
            self.assertEqual(box, {})
        worker.result()
        with self.lock:
            self.assertEqual(box, {"value": 7})

    def test_two_locks_are_independent(self) -> None:
        other = threading.Lock()
        with self.lock:
            self.assertTrue(other.acquire(blocking=False))
        self.assertTrue(other.locked())

    def test_two_threads_hand_over_with_two_locks(self) -> None:
        ping, pong = threading.Lock(), threading.Lock()
        pong.acquire()
        said: list[str] = []

        def say(word: str, mine: threading.Lock, other: threading.Lock) -> None:
            for _ in range(50):
                self.assertTrue(mine.acquire(timeout=LIMIT))
                said.append(word)
                other.release()

        workers = [self.start(say, "ping", ping, pong)]
        workers.append(self.start(say, "pong", pong, ping))
        for worker in workers:
            worker.result()
        self.assertEqual(said, ["ping", "pong"] * 50)

    def test_the_factory_does_not_bind_as_a_method(self) -> None:
        class Holder:
            make = threading.Lock

        self.assertTrue(Holder().make().acquire())

    def test_the_factory_makes_default_values(self) -> None:
        locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self.assertIs(locks["a"], locks["a"])
        self.assertIsNot(locks["a"], locks["b"])

    def test_it_can_be_a_key(self) -> None:
        other = threading.Lock()
        self.assertEqual({self.lock: 1, other: 2}[other], 2)

    def test_it_cannot_be_pickled(self) -> None:
        with self.assertRaisesRegex(TypeError, "cannot pickle '_thread.lock' object"):
            pickle.dumps(self.lock)

    def test_it_cannot_be_copied(self) -> None:
        with self.assertRaisesRegex(TypeError, "cannot pickle '_thread.lock' object"):
            copy.deepcopy({"lock": self.lock})

    def test_many_short_waits_keep_the_lock_right(self) -> None:
        inside = 0
        most = 0

        def enter(index: int) -> int:
            nonlocal inside, most
            got = 0
            for _ in range(20):
                if self.lock.acquire(timeout=0.001 * index):
                    inside += 1
                    most = max(most, inside)
                    time.sleep(0)
                    inside -= 1
                    got += 1
                    self.lock.release()
            return got

        self.together(4, enter)
        self.assertEqual((inside, most), (0, 1))
        self.assertFalse(self.lock.locked())
