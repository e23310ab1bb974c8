"""threading.Condition, as the library reference describes it."""

from __future__ import annotations

import sys
import threading
import unittest
from collections import deque

from support import LIMIT, SHORT, ThreadingTestCase, Worker


class ConditionTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.condition = threading.Condition()
        self.woken: list[int] = []

    def sleepers(self, count: int) -> list[Worker[bool]]:
        """Threads that all wait for the condition when this returns."""
        waiting = 0

        def sleep(index: int) -> bool:
            nonlocal waiting
            with self.condition:
                waiting += 1
                notified = self.condition.wait(LIMIT)
                self.woken.append(index)
                return notified

        workers = [self.start(sleep, index) for index in range(count)]

        def all_wait() -> bool:
            # Who counted itself under the lock gave the lock up by waiting.
            with self.condition:
                return waiting == count

        self.wait_until(all_wait)
        return workers

    def test_waiting_without_the_lock_is_an_error(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "cannot wait on un-acquired lock"):
            self.condition.wait(SHORT)

    def test_notifying_without_the_lock_is_an_error(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "cannot notify on un-acquired lock"):
            self.condition.notify()
        with self.assertRaises(RuntimeError):
            self.condition.notify_all()

    def test_the_lock_of_another_thread_does_not_count(self) -> None:
        with self.condition, self.assertRaises(RuntimeError):
            self.elsewhere(self.condition.notify)

    def test_waiting_for_a_predicate_without_the_lock_is_an_error(self) -> None:
        with self.assertRaises(RuntimeError):
            self.condition.wait_for(lambda: False, SHORT)

    def test_a_notified_wait_returns_true(self) -> None:
        (worker,) = self.sleepers(1)
        with self.condition:
            self.condition.notify()
        self.assertIs(worker.result(), True)

    def test_a_wait_that_expires_returns_false(self) -> None:
        with self.condition, self.takes_at_least(SHORT):
            self.assertIs(self.condition.wait(SHORT), False)

    def test_a_wait_of_zero_seconds_returns_false(self) -> None:
        with self.condition:
            self.assertFalse(self.condition.wait(0))

    def test_wait_gives_up_the_lock(self) -> None:
        self.sleepers(1)
        self.assertTrue(self.condition.acquire(blocking=False))
        self.condition.notify()
        self.condition.release()

    def test_wait_gives_up_every_level_of_a_reentrant_lock(self) -> None:
        waits = threading.Event()

        def sleep() -> bool:
            with self.condition, self.condition, self.condition:
                waits.set()
                return self.condition.wait(LIMIT)

        worker = self.start(sleep)
        self.await_event(waits)
        with self.condition:
            self.condition.notify()
        self.assertTrue(worker.result())
        self.assertTrue(self.elsewhere(self.condition.acquire, blocking=False))

    def test_wait_holds_the_lock_again_when_it_returns(self) -> None:
        with self.condition:
            self.condition.wait(SHORT)
            self.assertFalse(self.elsewhere(self.condition.acquire, blocking=False))
            self.condition.notify()

    def test_notify_does_not_give_up_the_lock(self) -> None:
        (worker,) = self.sleepers(1)
        with self.condition:
            self.condition.notify()
            self.assert_blocked(worker)
            self.assertEqual(self.woken, [])
        self.assertTrue(worker.result())

    def test_notify_wakes_one(self) -> None:
        self.sleepers(3)
        for count in (1, 2, 3):
            with self.condition:
                self.assertEqual(len(self.woken), count - 1)
                self.condition.notify()
            self.wait_until(lambda: len(self.woken) == count)

    def test_notify_wakes_as_many_as_asked(self) -> None:
        self.sleepers(5)
        with self.condition:
            self.condition.notify(2)
        self.wait_until(lambda: len(self.woken) == 2)
        with self.condition:
            self.assertEqual(len(self.woken), 2)
            self.condition.notify(100)
        self.wait_until(lambda: len(self.woken) == 5)

    def test_notify_all_wakes_all(self) -> None:
        workers = self.sleepers(6)
        with self.condition:
            self.condition.notify_all()
        self.assertEqual([worker.result() for worker in workers], [True] * 6)

    def test_a_notification_that_nobody_waits_for_is_lost(self) -> None:
        with self.condition:
            self.condition.notify()
            self.condition.notify_all()
            self.assertFalse(self.condition.wait(SHORT))

    def test_a_waiter_that_gave_up_takes_no_notification(self) -> None:
        with self.condition:
            self.assertFalse(self.condition.wait(0.001))
        (worker,) = self.sleepers(1)
        with self.condition:
            self.condition.notify()
        self.assertTrue(worker.result())

    def test_wait_for_returns_the_value_of_the_predicate(self) -> None:
        with self.condition:
            self.assertEqual(self.condition.wait_for(lambda: "ready"), "ready")

    def test_wait_for_asks_with_the_lock_held(self) -> None:
        held: list[bool] = []

        def ask() -> bool:
            held.append(not self.elsewhere(self.condition.acquire, blocking=False))
            return len(held) == 2

        with self.condition:
            self.condition.wait_for(ask, SHORT)
        self.assertEqual(set(held), {True})

    def test_wait_for_returns_the_last_value_when_it_expires(self) -> None:
        with self.condition, self.takes_at_least(SHORT):
            self.assertEqual(self.condition.wait_for(lambda: [], SHORT), [])

    def test_wait_for_goes_on_waiting_until_the_predicate_holds(self) -> None:
        count = 0
        seen: list[int] = []

        def wait() -> int:
            with self.condition:
                self.condition.wait_for(lambda: count >= 3, LIMIT)
                return count

        worker = self.start(wait)
        for _ in range(3):
            self.assertTrue(worker.is_alive())
            with self.condition:
                count += 1
                seen.append(count)
                self.condition.notify_all()
        self.assertEqual(worker.result(), 3)

    def test_it_takes_a_lock_of_ours(self) -> None:
        lock = threading.Lock()
        condition = threading.Condition(lock)
        with condition:
            self.assertTrue(lock.locked())
            self.assertFalse(condition.wait(SHORT))
            self.assertTrue(lock.locked())
        self.assertFalse(lock.locked())

    def test_two_conditions_may_share_a_lock(self) -> None:
        lock = threading.Lock()
        not_full, not_empty = threading.Condition(lock), threading.Condition(lock)
        items: deque[int] = deque()
        got: list[int] = []

        def produce() -> None:
            for number in range(50):
                with not_full:
                    self.assertTrue(not_full.wait_for(lambda: len(items) < 2, LIMIT))
                    items.append(number)
                    not_empty.notify()

        def consume() -> None:
            for _ in range(50):
                with not_empty:
                    self.assertTrue(not_empty.wait_for(lambda: items, LIMIT))
                    got.append(items.popleft())
                    not_full.notify()

        workers = [self.start(produce), self.start(consume)]
        for worker in workers:
            worker.result()
        self.assertEqual(got, list(range(50)))

    def test_its_own_lock_is_reentrant(self) -> None:
        with self.condition, self.condition:
            self.condition.notify()

    def test_acquire_takes_the_arguments_of_the_lock(self) -> None:
        with self.condition:
            acquire = self.condition.acquire
            self.assertIs(self.elsewhere(acquire, blocking=False), False)
            self.assertIs(self.elsewhere(acquire, timeout=SHORT), False)

    def test_release_without_acquire_is_an_error(self) -> None:
        with self.assertRaises(RuntimeError):
            self.condition.release()

    def test_with_releases_after_an_exception(self) -> None:
        with self.assertRaises(KeyError), self.condition:
            raise KeyError
        self.assertTrue(self.elsewhere(self.condition.acquire, blocking=False))

    def test_an_exception_of_the_predicate_passes_through(self) -> None:
        def ask() -> bool:
            raise LookupError

        with self.assertRaises(LookupError), self.condition:
            self.condition.wait_for(ask)
        self.assertTrue(self.elsewhere(self.condition.acquire, blocking=False))

    @unittest.skipUnless(sys.version_info >= (3, 14), "locked() came with 3.14")
    def test_locked_tells_of_the_lock_below(self) -> None:
        self.assertFalse(self.condition.locked())
        with self.condition:
            self.assertTrue(self.condition.locked())
