"""threading.Semaphore and BoundedSemaphore, as the library reference describes them."""

from __future__ import annotations

import threading
import time

from support import LIMIT, SHORT, ThreadingTestCase


class Common:
    """What both kinds of semaphore share."""

    class Tests(ThreadingTestCase):
        kind: type[threading.Semaphore]

        def test_it_starts_with_one(self) -> None:
            semaphore = self.kind()
            self.assertTrue(semaphore.acquire(blocking=False))
            self.assertFalse(semaphore.acquire(blocking=False))

        def test_it_lets_as_many_in_as_said(self) -> None:
            semaphore = self.kind(3)
            got = [semaphore.acquire(blocking=False) for _ in range(4)]
            self.assertEqual(got, [True, True, True, False])

        def test_zero_lets_nobody_in(self) -> None:
            self.assertFalse(self.kind(0).acquire(blocking=False))

        def test_less_than_zero_is_an_error(self) -> None:
            with self.assertRaises(ValueError):
                self.kind(-1)

        def test_acquire_returns_true(self) -> None:
            self.assertIs(self.kind().acquire(), True)

        def test_a_time_limit_that_expires_returns_false(self) -> None:
            semaphore = self.kind(0)
            with self.takes_at_least(SHORT):
                self.assertIs(semaphore.acquire(timeout=SHORT), False)

        def test_a_time_limit_on_a_free_one_takes_it(self) -> None:
            self.assertIs(self.kind().acquire(timeout=LIMIT), True)

        def test_a_time_limit_without_blocking_is_an_error(self) -> None:
            with self.assertRaises(ValueError):
                self.kind().acquire(blocking=False, timeout=1)

        def test_release_lets_one_more_in(self) -> None:
            semaphore = self.kind()
            semaphore.acquire()
            self.assertIsNone(semaphore.release())
            self.assertTrue(semaphore.acquire(blocking=False))

        def test_another_thread_may_release(self) -> None:
            semaphore = self.kind()
            semaphore.acquire()
            self.elsewhere(semaphore.release)
            self.assertTrue(semaphore.acquire(timeout=LIMIT))

        def test_a_waiter_goes_on_at_release(self) -> None:
            semaphore = self.kind()
            semaphore.acquire()
            worker = self.start(semaphore.acquire)
            self.assert_blocked(worker)
            semaphore.release()
            self.assertTrue(worker.result())

        def test_release_by_several_wakes_several(self) -> None:
            semaphore = self.kind(3)
            for _ in range(3):
                semaphore.acquire()
            workers = [self.start(semaphore.acquire) for _ in range(3)]
            semaphore.release(3)
            self.assertEqual([worker.result() for worker in workers], [True] * 3)
            self.assertFalse(semaphore.acquire(blocking=False))

        def test_release_by_less_than_one_is_an_error(self) -> None:
            for number in (0, -1):
                with self.subTest(number), self.assertRaises(ValueError):
                    self.kind(3).release(number)

        def test_a_waiter_that_gave_up_takes_no_release(self) -> None:
            semaphore = self.kind()
            semaphore.acquire()
            self.assertFalse(self.elsewhere(semaphore.acquire, timeout=SHORT))
            semaphore.release()
            self.assertTrue(semaphore.acquire(blocking=False))

        def test_with_acquires_and_releases(self) -> None:
            semaphore = self.kind()
            with semaphore:
                self.assertFalse(semaphore.acquire(blocking=False))
            self.assertTrue(semaphore.acquire(blocking=False))

        def test_with_releases_after_an_exception(self) -> None:
            semaphore = self.kind()
            with self.assertRaises(KeyError), semaphore:
                raise KeyError
            self.assertTrue(semaphore.acquire(blocking=False))

        def test_no_more_than_the_number_are_inside(self) -> None:
            semaphore = self.kind(3)
            guard = threading.Lock()
            inside = most = 0

            def enter(_: int) -> None:
                nonlocal inside, most
                for _ in range(10):
                    with semaphore:
                        with guard:
                            inside += 1
                            most = max(most, inside)
                        time.sleep(0.0001)
                        with guard:
                            inside -= 1

            self.together(8, enter)
            self.assertEqual(inside, 0)
            self.assertLessEqual(most, 3)
            self.assertGreaterEqual(most, 1)


class SemaphoreTest(Common.Tests):
    kind = threading.Semaphore

    def test_it_may_be_released_more_often_than_acquired(self) -> None:
        semaphore = self.kind(1)
        semaphore.release()
        semaphore.release(2)
        got = [semaphore.acquire(blocking=False) for _ in range(5)]
        self.assertEqual(got, [True] * 4 + [False])

    def test_it_carries_a_signal_from_one_thread_to_another(self) -> None:
        semaphore = self.kind(0)
        box: list[int] = []

        def wait() -> list[int]:
            semaphore.acquire()
            return list(box)

        worker = self.start(wait)
        box.append(7)
        semaphore.release()
        self.assertEqual(worker.result(), [7])


class BoundedSemaphoreTest(Common.Tests):
    kind = threading.BoundedSemaphore

    def test_releasing_it_too_often_is_an_error(self) -> None:
        semaphore = self.kind(2)
        with self.assertRaisesRegex(ValueError, "Semaphore released too many times"):
            semaphore.release()

    def test_releasing_it_by_too_many_is_an_error(self) -> None:
        semaphore = self.kind(2)
        semaphore.acquire()
        with self.assertRaises(ValueError):
            semaphore.release(2)

    def test_a_failed_release_lets_nobody_in(self) -> None:
        semaphore = self.kind(1)
        with self.assertRaises(ValueError):
            semaphore.release()
        semaphore.acquire()
        self.assertFalse(semaphore.acquire(blocking=False))

    def test_it_may_be_filled_up_again(self) -> None:
        semaphore = self.kind(2)
        semaphore.acquire()
        semaphore.acquire()
        semaphore.release(2)
        with self.assertRaises(ValueError):
            semaphore.release()
