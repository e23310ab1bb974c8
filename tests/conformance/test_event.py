"""threading.Event, as the library reference describes it."""

from __future__ import annotations

import threading

from support import LIMIT, SHORT, ThreadingTestCase


class EventTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.event = threading.Event()

    def test_it_starts_unset(self) -> None:
        self.assertIs(self.event.is_set(), False)

    def test_set_sets(self) -> None:
        self.assertIsNone(self.event.set())
        self.assertIs(self.event.is_set(), True)

    def test_clear_unsets(self) -> None:
        self.event.set()
        self.assertIsNone(self.event.clear())
        self.assertIs(self.event.is_set(), False)

    def test_setting_and_clearing_twice_is_harmless(self) -> None:
        self.event.set()
        self.event.set()
        self.assertTrue(self.event.is_set())
        self.event.clear()
        self.event.clear()
        self.assertFalse(self.event.is_set())

    def test_waiting_for_a_set_one_returns_true(self) -> None:
        self.event.set()
        self.assertIs(self.event.wait(), True)
        self.assertIs(self.event.wait(0), True)
        self.assertIs(self.event.wait(LIMIT), True)

    def test_a_wait_that_expires_returns_false(self) -> None:
        with self.takes_at_least(SHORT):
            self.assertIs(self.event.wait(SHORT), False)

    def test_a_wait_of_zero_seconds_returns_false(self) -> None:
        self.assertIs(self.event.wait(0), False)

    def test_waiting_does_not_clear(self) -> None:
        self.event.set()
        self.event.wait()
        self.assertTrue(self.event.is_set())

    def test_a_waiter_goes_on_when_it_is_set(self) -> None:
        worker = self.start(self.event.wait)
        self.assert_blocked(worker)
        self.event.set()
        self.assertIs(worker.result(), True)

    def test_set_wakes_every_waiter(self) -> None:
        workers = [self.start(self.event.wait, LIMIT) for _ in range(8)]
        self.event.set()
        self.assertEqual([worker.result() for worker in workers], [True] * 8)

    def test_a_cleared_one_is_waited_for_again(self) -> None:
        self.event.set()
        self.event.clear()
        worker = self.start(self.event.wait)
        self.assert_blocked(worker)
        self.event.set()
        self.assertTrue(worker.result())

    def test_setting_and_clearing_at_once_lets_waiters_go_on(self) -> None:
        waits = threading.Event()

        def wait() -> bool:
            waits.set()
            return self.event.wait(LIMIT)

        worker = self.start(wait)
        self.await_event(waits)
        while worker.is_alive():
            self.event.set()
            self.event.clear()
            worker.join(0.001)
        self.assertIs(worker.result(), True)

    def test_what_was_written_before_set_is_seen_after_wait(self) -> None:
        box: list[str] = []

        def wait() -> list[str]:
            self.event.wait()
            return list(box)

        worker = self.start(wait)
        box.append("written")
        self.event.set()
        self.assertEqual(worker.result(), ["written"])

    def test_two_threads_take_turns_with_two_events(self) -> None:
        other = threading.Event()
        said: list[int] = []

        def take_turns(
            first: int, mine: threading.Event, theirs: threading.Event
        ) -> None:
            for number in range(first, 40, 2):
                self.await_event(mine)
                mine.clear()
                said.append(number)
                theirs.set()

        workers = [self.start(take_turns, 0, self.event, other)]
        workers.append(self.start(take_turns, 1, other, self.event))
        self.event.set()
        for worker in workers:
            worker.result()
        self.assertEqual(said, list(range(40)))

    def test_a_periodic_job_stops_when_it_is_set(self) -> None:
        rounds = threading.Semaphore(0)

        def work() -> int:
            count = 0
            while not self.event.wait(0.001):
                count += 1
                rounds.release()
            return count

        worker = self.start(work)
        for _ in range(3):
            self.assertTrue(rounds.acquire(timeout=LIMIT))
        self.event.set()
        self.assertGreaterEqual(worker.result(), 3)
