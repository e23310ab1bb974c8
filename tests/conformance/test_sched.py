"""The module sched, as the library reference describes it."""

from __future__ import annotations

import sched
import threading
import time
import unittest
from typing import Any

from support import LIMIT, SHORT, ThreadingTestCase


class FakeClock:
    """A clock that only its own sleep moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class FakeClockTest(unittest.TestCase):
    def setUp(self) -> None:
        self.clock = FakeClock()
        self.scheduler = sched.scheduler(self.clock.time, self.clock.sleep)
        self.got: list[Any] = []

    def note(self, word: str = "default") -> None:
        self.got.append((self.clock.now, word))

    def test_events_run_at_their_time(self) -> None:
        self.scheduler.enter(5, 1, self.note, ("late",))
        self.scheduler.enter(2, 1, self.note, ("soon",))
        self.assertIsNone(self.scheduler.run())
        self.assertEqual(self.got, [(2.0, "soon"), (5.0, "late")])

    def test_absolute_times(self) -> None:
        self.scheduler.enterabs(3, 1, self.note, ("at three",))
        self.scheduler.run()
        self.assertEqual(self.got, [(3.0, "at three")])

    def test_at_the_same_time_the_lower_priority_number_goes_first(self) -> None:
        self.scheduler.enterabs(1, 2, self.note, ("second",))
        self.scheduler.enterabs(1, 1, self.note, ("first",))
        self.scheduler.run()
        self.assertEqual([word for _, word in self.got], ["first", "second"])

    def test_keywords_are_passed(self) -> None:
        self.scheduler.enter(1, 1, self.note, kwargs={"word": "given"})
        self.scheduler.run()
        self.assertEqual(self.got, [(1.0, "given")])

    def test_cancel_removes_an_event(self) -> None:
        event = self.scheduler.enter(1, 1, self.note)
        self.assertFalse(self.scheduler.empty())
        self.scheduler.cancel(event)
        self.assertTrue(self.scheduler.empty())
        self.scheduler.run()
        self.assertEqual(self.got, [])

    def test_cancelling_what_is_gone_is_an_error(self) -> None:
        event = self.scheduler.enter(1, 1, self.note)
        self.scheduler.cancel(event)
        with self.assertRaises(ValueError):
            self.scheduler.cancel(event)

    def test_the_queue_lists_events_in_order(self) -> None:
        later = self.scheduler.enter(2, 1, self.note)
        sooner = self.scheduler.enter(1, 1, self.note)
        self.assertEqual(self.scheduler.queue, [sooner, later])
        self.assertEqual(sooner.time, 1.0)

    def test_an_event_may_enter_the_next(self) -> None:
        def again(left: int) -> None:
            self.note()
            if left:
                self.scheduler.enter(10, 1, again, (left - 1,))

        self.scheduler.enter(10, 1, again, (2,))
        self.scheduler.run()
        self.assertEqual([at for at, _ in self.got], [10.0, 20.0, 30.0])

    def test_without_blocking_only_due_events_run(self) -> None:
        self.scheduler.enter(0, 1, self.note, ("due",))
        self.scheduler.enter(7, 1, self.note, ("later",))
        self.assertEqual(self.scheduler.run(blocking=False), 7.0)
        self.assertEqual(self.got, [(0.0, "due")])

    def test_an_exception_leaves_the_others_in_the_queue(self) -> None:
        def fail() -> None:
            raise LookupError

        self.scheduler.enter(1, 1, fail)
        self.scheduler.enter(2, 1, self.note)
        with self.assertRaises(LookupError):
            self.scheduler.run()
        self.scheduler.run()
        self.assertEqual(self.got, [(2.0, "default")])


class RealClockTest(ThreadingTestCase):
    def test_it_waits(self) -> None:
        scheduler = sched.scheduler()
        got: list[int] = []
        scheduler.enter(SHORT, 1, got.append, (1,))
        with self.takes_at_least(SHORT):
            scheduler.run()
        self.assertEqual(got, [1])

    def test_several_threads_may_enter_events(self) -> None:
        scheduler = sched.scheduler(time.monotonic, time.sleep)
        got: list[int] = []

        def enter(index: int) -> None:
            for number in range(10):
                scheduler.enter(0.001, 1, got.append, (index * 10 + number,))

        self.together(4, enter)
        scheduler.run()
        self.assertEqual(sorted(got), list(range(40)))

    def test_it_runs_in_a_thread_of_its_own(self) -> None:
        scheduler = sched.scheduler()
        rang = threading.Event()
        scheduler.enter(0.001, 1, rang.set)
        worker = self.start(scheduler.run)
        self.assertTrue(rang.wait(LIMIT))
        worker.result()
        self.assertTrue(scheduler.empty())
