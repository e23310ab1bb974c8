"""threading.Timer, as the library reference describes it."""

from __future__ import annotations

import threading
import time
from typing import Any

from support import LIMIT, SHORT, ThreadingTestCase


class TimerTest(ThreadingTestCase):
    def timer(self, interval: float, function: Any, *args: Any) -> threading.Timer:
        timer = threading.Timer(interval, function, *args)
        timer.daemon = True
        return timer

    def test_it_calls_the_function(self) -> None:
        rang = threading.Event()
        self.timer(SHORT, rang.set).start()
        self.await_event(rang)

    def test_it_waits_for_the_interval(self) -> None:
        rang = threading.Event()
        with self.takes_at_least(SHORT):
            self.timer(SHORT, rang.set).start()
            self.await_event(rang)

    def test_it_passes_arguments(self) -> None:
        got: list[Any] = []

        def ring(*args: int, **kwargs: int) -> None:
            got.append((args, kwargs))

        timer = self.timer(0, ring, [1, 2], {"three": 3})
        timer.start()
        timer.join(LIMIT)
        self.assertEqual(got, [((1, 2), {"three": 3})])

    def test_without_arguments_it_passes_none(self) -> None:
        got: list[Any] = []
        timer = self.timer(0, lambda *args, **kwargs: got.append((args, kwargs)))
        timer.start()
        timer.join(LIMIT)
        self.assertEqual(got, [((), {})])

    def test_the_function_runs_in_the_thread_of_the_timer(self) -> None:
        got: list[threading.Thread] = []
        timer = self.timer(0, lambda: got.append(threading.current_thread()))
        timer.start()
        timer.join(LIMIT)
        self.assertEqual(got, [timer])

    def test_cancel_stops_it_while_it_waits(self) -> None:
        got: list[int] = []
        timer = self.timer(LIMIT, got.append, [1])
        timer.start()
        self.assertTrue(timer.is_alive())
        timer.cancel()
        timer.join(LIMIT)
        self.assertFalse(timer.is_alive())
        self.assertEqual(got, [])

    def test_cancel_before_the_start_stops_it_too(self) -> None:
        got: list[int] = []
        timer = self.timer(0, got.append, [1])
        timer.cancel()
        timer.start()
        timer.join(LIMIT)
        self.assertEqual(got, [])

    def test_cancel_after_the_call_changes_nothing(self) -> None:
        got: list[int] = []
        timer = self.timer(0, got.append, [1])
        timer.start()
        timer.join(LIMIT)
        timer.cancel()
        self.assertEqual(got, [1])

    def test_any_thread_may_cancel(self) -> None:
        timer = self.timer(LIMIT, self.fail)
        timer.start()
        self.elsewhere(timer.cancel)
        timer.join(LIMIT)
        self.assertFalse(timer.is_alive())

    def test_it_rings_once(self) -> None:
        got: list[int] = []
        timer = self.timer(0.001, got.append, [1])
        timer.start()
        timer.join(LIMIT)
        time.sleep(SHORT)
        self.assertEqual(got, [1])

    def test_it_is_a_thread(self) -> None:
        timer = threading.Timer(0, self.fail)
        self.assertIsInstance(timer, threading.Thread)
        self.assertFalse(timer.is_alive())
        self.assertFalse(timer.daemon)

    def test_it_starts_only_once(self) -> None:
        timer = self.timer(0, lambda: None)
        timer.start()
        with self.assertRaises(RuntimeError):
            timer.start()
        timer.join(LIMIT)

    def test_a_timer_may_start_the_next(self) -> None:
        rounds: list[int] = []
        done = threading.Event()

        def ring() -> None:
            rounds.append(len(rounds))
            if len(rounds) < 5:
                self.timer(0.001, ring).start()
            else:
                done.set()

        self.timer(0.001, ring).start()
        self.await_event(done)
        self.assertEqual(rounds, [0, 1, 2, 3, 4])

    def test_many_timers_ring(self) -> None:
        got: list[int] = []
        timers = [self.timer(0.001 * (n % 4), got.append, [n]) for n in range(20)]
        for timer in timers:
            timer.start()
        for timer in timers:
            timer.join(LIMIT)
        self.assertEqual(sorted(got), list(range(20)))
