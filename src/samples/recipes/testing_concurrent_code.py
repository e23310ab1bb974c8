"""Test code that threads and tasks use: make the race certain, no failure silent."""

import asyncio
import sys
import threading
import time
import unittest
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Seats:
    """The code under test: the last seat must not be sold twice."""

    def __init__(self, free: int) -> None:
        self.free = free
        self.lock = threading.Lock()

    def sell(self, pay: Callable[[], None]) -> bool:
        with self.lock:
            if self.free == 0:
                return False
            pay()
            self.free -= 1
            return True


class SeatsWithoutLock(Seats):
    """The mistake, kept so that the test can show that it would see it."""

    def sell(self, pay: Callable[[], None]) -> bool:
        if self.free == 0:
            return False
        pay()
        self.free -= 1
        return True


def run_at_once(work: Callable[[], object], threads: int) -> list[object]:
    """Run `work` in several threads that start together; return their results."""
    start = threading.Barrier(threads)
    results: list[object] = []

    def run() -> None:
        start.wait(10)
        results.append(work())

    started = [threading.Thread(target=run) for _ in range(threads)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()
    return results


@contextmanager
def frequent_switches() -> Iterator[None]:
    """Ask for a switch of threads every microsecond instead of every 5 ms."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class ThreadTestCase(unittest.TestCase):
    """Fails when a thread fails, and when one outlives its test."""

    def setUp(self) -> None:
        errors: list[object] = []
        before = set(threading.enumerate())
        hook = threading.excepthook
        threading.excepthook = lambda failure: errors.append(failure.exc_value)

        def check() -> None:
            threading.excepthook = hook
            self.assertEqual(errors, [], "a thread ended with an exception")
            self.assertEqual(set(threading.enumerate()) - before, set(), "still alive")

        self.addCleanup(check)


class SellingTest(ThreadTestCase):
    def meet_at_the_till(self, seats: Seats, patience: float) -> list[object]:
        """Let both buyers be between check and act at once, if the code lets them."""
        till = threading.Barrier(2)

        def pay() -> None:
            try:
                till.wait(patience)
            except threading.BrokenBarrierError:
                pass  # the other one was kept out: what the lock is for

        return run_at_once(lambda: seats.sell(pay), 2)

    def test_last_seat_is_sold_once(self) -> None:
        seats = Seats(free=1)
        self.assertEqual(self.meet_at_the_till(seats, patience=0.2).count(True), 1)
        self.assertEqual(seats.free, 0)

    def test_this_test_sees_the_mistake(self) -> None:
        sold = self.meet_at_the_till(SeatsWithoutLock(free=1), patience=10)
        self.assertEqual(sold.count(True), 2)

    def test_many_buyers_many_times(self) -> None:
        with frequent_switches():
            for _ in range(20):
                seats = Seats(free=5)
                sold = run_at_once(lambda: seats.sell(lambda: None), 8)
                self.assertEqual((sold.count(True), seats.free), (5, 0))


class LoopTest(unittest.IsolatedAsyncioTestCase):
    """Runs in asyncio's debug mode, which logs steps of more than 100 ms."""

    async def test_job_in_a_thread_leaves_the_loop_free(self) -> None:
        loop_ran = threading.Event()
        job = asyncio.create_task(asyncio.to_thread(loop_ran.wait, 5))
        await asyncio.sleep(0)  # the job begins
        loop_ran.set()
        self.assertTrue(await job, "the job kept the loop from running")

    async def test_blocking_call_is_noticed(self) -> None:
        async def blocks() -> None:
            time.sleep(0.2)

        with self.assertLogs("asyncio", "WARNING") as logs:
            await asyncio.create_task(blocks())
        self.assertIn("took", logs.output[0])


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(sys.stdout, verbosity=2))
