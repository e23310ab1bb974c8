"""threading.Barrier, as the library reference describes it."""

from __future__ import annotations

import threading

from support import LIMIT, SHORT, ThreadingTestCase


class BarrierTest(ThreadingTestCase):
    def barrier(self, parties: int, **options: object) -> threading.Barrier:
        return threading.Barrier(parties, **options)  # type: ignore[arg-type]

    def wait_caught(self, barrier: threading.Barrier, timeout: float = LIMIT) -> str:
        """Wait; return the name of the exception, or "passed"."""
        try:
            barrier.wait(timeout)
        except Exception as error:
            return type(error).__name__
        return "passed"

    def test_a_new_one_is_whole_and_empty(self) -> None:
        barrier = self.barrier(3)
        self.assertEqual((barrier.parties, barrier.n_waiting), (3, 0))
        self.assertIs(barrier.broken, False)

    def test_one_party_passes_at_once(self) -> None:
        self.assertEqual(self.barrier(1).wait(), 0)

    def test_each_thread_gets_a_number_of_its_own(self) -> None:
        barrier = self.barrier(5)
        numbers = self.together(5, lambda _: barrier.wait(LIMIT))
        self.assertEqual(sorted(numbers), [0, 1, 2, 3, 4])

    def test_nobody_passes_before_the_last(self) -> None:
        barrier = self.barrier(3)
        workers = [self.start(barrier.wait, LIMIT) for _ in range(2)]
        self.wait_until(lambda: barrier.n_waiting == 2)
        for worker in workers:
            self.assert_blocked(worker)
        barrier.wait(LIMIT)
        for worker in workers:
            worker.result()

    def test_n_waiting_counts_those_inside(self) -> None:
        barrier = self.barrier(2)
        worker = self.start(barrier.wait, LIMIT)
        self.wait_until(lambda: barrier.n_waiting == 1)
        barrier.wait(LIMIT)
        worker.result()
        self.assertEqual(barrier.n_waiting, 0)

    def test_it_can_be_used_again_and_again(self) -> None:
        barrier = self.barrier(4)
        arrived = [0] * 4

        def walk(index: int) -> None:
            for generation in range(1, 26):
                arrived[index] = generation
                barrier.wait(LIMIT)
                self.assertTrue(all(number >= generation for number in arrived))
                barrier.wait(LIMIT)

        self.together(4, walk)
        self.assertEqual(arrived, [25] * 4)

    def test_the_action_runs_once_a_generation(self) -> None:
        runs: list[int] = []
        barrier = self.barrier(3, action=lambda: runs.append(threading.get_ident()))

        def walk(_: int) -> int:
            for _ in range(10):
                barrier.wait(LIMIT)
            return threading.get_ident()

        idents = self.together(3, walk)
        self.assertEqual(len(runs), 10)
        self.assertLessEqual(set(runs), set(idents))

    def test_the_action_runs_before_anybody_passes(self) -> None:
        runs: list[str] = []
        barrier = self.barrier(3, action=lambda: runs.append("ran"))

        def walk(_: int) -> int:
            barrier.wait(LIMIT)
            return len(runs)

        self.assertEqual(self.together(3, walk), [1, 1, 1])

    def test_an_action_that_raises_breaks_it(self) -> None:
        def act() -> None:
            raise LookupError

        barrier = self.barrier(3, action=act)
        caught = self.together(3, lambda _: self.wait_caught(barrier))
        wanted = ["BrokenBarrierError", "BrokenBarrierError", "LookupError"]
        self.assertEqual(sorted(caught), wanted)
        self.assertTrue(barrier.broken)

    def test_a_wait_that_expires_breaks_it(self) -> None:
        barrier = self.barrier(2)
        with self.takes_at_least(SHORT):
            with self.assertRaises(threading.BrokenBarrierError):
                barrier.wait(SHORT)
        self.assertIs(barrier.broken, True)

    def test_a_wait_that_expires_ends_the_waits_of_the_others(self) -> None:
        barrier = self.barrier(3)
        worker = self.start(self.wait_caught, barrier)
        self.wait_until(lambda: barrier.n_waiting == 1)
        self.assertEqual(self.wait_caught(barrier, SHORT), "BrokenBarrierError")
        self.assertEqual(worker.result(), "BrokenBarrierError")

    def test_it_takes_a_time_limit_for_every_wait(self) -> None:
        barrier = self.barrier(2, timeout=SHORT)
        with self.assertRaises(threading.BrokenBarrierError):
            barrier.wait()

    def test_the_time_limit_of_a_wait_goes_before_that(self) -> None:
        barrier = self.barrier(2, timeout=LIMIT)
        with self.assertRaises(threading.BrokenBarrierError):
            barrier.wait(timeout=SHORT)

    def test_abort_breaks_it_for_those_inside(self) -> None:
        barrier = self.barrier(3)
        workers = [self.start(self.wait_caught, barrier) for _ in range(2)]
        self.wait_until(lambda: barrier.n_waiting == 2)
        barrier.abort()
        caught = [worker.result() for worker in workers]
        self.assertEqual(caught, ["BrokenBarrierError"] * 2)
        self.assertTrue(barrier.broken)

    def test_abort_breaks_it_for_those_who_come(self) -> None:
        barrier = self.barrier(2)
        barrier.abort()
        for _ in range(2):
            with self.assertRaises(threading.BrokenBarrierError):
                barrier.wait(LIMIT)

    def test_reset_sends_those_inside_away(self) -> None:
        barrier = self.barrier(3)
        workers = [self.start(self.wait_caught, barrier) for _ in range(2)]
        self.wait_until(lambda: barrier.n_waiting == 2)
        barrier.reset()
        caught = [worker.result() for worker in workers]
        self.assertEqual(caught, ["BrokenBarrierError"] * 2)
        self.assertFalse(barrier.broken)

    def test_it_works_after_reset(self) -> None:
        barrier = self.barrier(2)
        barrier.abort()
        barrier.reset()
        self.assertFalse(barrier.broken)
        numbers = self.together(2, lambda _: barrier.wait(LIMIT))
        self.assertEqual(sorted(numbers), [0, 1])

    def test_reset_of_an_empty_one_changes_nothing(self) -> None:
        barrier = self.barrier(1)
        barrier.reset()
        self.assertFalse(barrier.broken)
        self.assertEqual(barrier.wait(), 0)

    def test_the_error_is_a_runtime_error(self) -> None:
        self.assertTrue(issubclass(threading.BrokenBarrierError, RuntimeError))

    def test_one_thread_can_be_chosen_for_a_job(self) -> None:
        barrier = self.barrier(4)
        chosen: list[int] = []

        def walk(index: int) -> None:
            if barrier.wait(LIMIT) == 0:
                chosen.append(index)

        self.together(4, walk)
        self.assertEqual(len(chosen), 1)
