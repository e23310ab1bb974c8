"""Clocks and sleeping, as the library reference describes them."""

from __future__ import annotations

import threading
import time

from support import LIMIT, SHORT, ThreadingTestCase


class ClockTest(ThreadingTestCase):
    def test_sleep_takes_its_time_on_every_clock(self) -> None:
        clocks = (time.monotonic, time.perf_counter)
        before = [clock() for clock in clocks]
        self.assertIsNone(time.sleep(SHORT))
        for clock, then in zip(clocks, before):
            self.assertGreaterEqual(clock() - then, SHORT * 0.9, clock.__name__)

    def test_nanoseconds_agree_with_seconds(self) -> None:
        for name in ("monotonic", "perf_counter", "time"):
            with self.subTest(name):
                seconds, nanoseconds = getattr(time, name), getattr(time, f"{name}_ns")
                before, between, after = seconds(), nanoseconds(), seconds()
                self.assertIsInstance(between, int)
                self.assertLessEqual(before, between / 1e9 + 1e-6)
                self.assertLessEqual(between / 1e9, after + 1e-6)

    def test_clocks_that_must_not_go_back_do_not(self) -> None:
        def read(_: int) -> None:
            for clock in (time.monotonic, time.perf_counter):
                times = []
                for _ in range(100):
                    times.append(clock())
                    time.sleep(0)
                self.assertEqual(times, sorted(times))

        self.together(4, read)

    def test_threads_share_one_clock(self) -> None:
        for _ in range(10):
            before = time.monotonic()
            there = self.elsewhere(time.monotonic)
            self.assertLessEqual(before, there)
            self.assertLessEqual(there, time.monotonic())

    def test_negative_sleeps_are_an_error(self) -> None:
        with self.assertRaises(ValueError):
            time.sleep(-1)

    def test_sleeping_for_no_time_is_allowed(self) -> None:
        self.assertIsNone(time.sleep(0))
        self.assertIsNone(time.sleep(0.0))

    def test_sleepers_sleep_at_the_same_time(self) -> None:
        line = threading.Barrier(5)

        def sleep(_: int) -> tuple[float, float]:
            line.wait(LIMIT)
            begin = time.monotonic()
            line.wait(LIMIT)
            time.sleep(SHORT)
            return begin, time.monotonic()

        spans = self.together(5, sleep)
        self.assertLess(max(begin for begin, _ in spans), min(end for _, end in spans))

    def test_the_shorter_sleep_ends_first(self) -> None:
        ends: dict[str, float] = {}

        def sleep(name: str, seconds: float) -> None:
            begin = time.monotonic()
            time.sleep(seconds)
            ends[name] = time.monotonic() - begin

        workers = [self.start(sleep, "long", 5 * SHORT), self.start(sleep, "short", 0)]
        for worker in workers:
            worker.result()
        self.assertGreaterEqual(ends["long"], 5 * SHORT * 0.9)
        self.assertGreaterEqual(ends["short"], 0)
