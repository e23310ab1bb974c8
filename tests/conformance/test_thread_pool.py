"""concurrent.futures.ThreadPoolExecutor, as the library reference describes it."""

from __future__ import annotations

import sys
import threading
import time
import unittest
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

from support import LIMIT, SHORT, ThreadingTestCase


class SubmitTest(ThreadingTestCase):
    def test_the_future_has_the_result(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            self.assertEqual(pool.submit(pow, 2, 10).result(LIMIT), 1024)

    def test_arguments_are_passed(self) -> None:
        def job(*args: int, **kwargs: int) -> object:
            return args, kwargs

        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(job, 1, 2, fn=3)
        self.assertEqual(future.result(), ((1, 2), {"fn": 3}))

    def test_the_future_has_the_exception(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(int, "x")
        self.assertIsInstance(future.exception(), ValueError)
        with self.assertRaises(ValueError):
            future.result()

    def test_an_exception_does_not_end_the_worker(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(int, "x")
            self.assertEqual(pool.submit(int, "7").result(LIMIT), 7)

    def test_system_exit_does_not_end_the_worker(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            self.assertIsInstance(pool.submit(sys.exit).exception(LIMIT), SystemExit)
            self.assertEqual(pool.submit(int, "7").result(LIMIT), 7)

    def test_jobs_run_in_other_threads(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            ident = pool.submit(threading.get_ident).result(LIMIT)
        self.assertNotEqual(ident, threading.get_ident())

    def test_one_worker_runs_jobs_in_order(self) -> None:
        got: list[int] = []
        with ThreadPoolExecutor(1) as pool:
            for number in range(50):
                pool.submit(got.append, number)
        self.assertEqual(got, list(range(50)))

    def test_as_many_jobs_run_at_once_as_there_are_workers(self) -> None:
        line = threading.Barrier(4)
        with ThreadPoolExecutor(4) as pool:
            jobs = [pool.submit(line.wait, LIMIT) for _ in range(4)]
            numbers = sorted(job.result(LIMIT) for job in jobs)
        self.assertEqual(numbers, [0, 1, 2, 3])

    def test_no_more_jobs_run_at_once_than_there_are_workers(self) -> None:
        guard = threading.Lock()
        inside = most = 0

        def job() -> None:
            nonlocal inside, most
            with guard:
                inside += 1
                most = max(most, inside)
            time.sleep(0.001)
            with guard:
                inside -= 1

        with ThreadPoolExecutor(3) as pool:
            for _ in range(30):
                pool.submit(job)
        self.assertEqual(inside, 0)
        self.assertLessEqual(most, 3)

    def test_a_worker_is_used_again(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            idents = {pool.submit(threading.get_ident).result() for _ in range(5)}
        self.assertEqual(len(idents), 1)

    def test_no_thread_starts_before_the_first_job(self) -> None:
        before = set(threading.enumerate())
        with ThreadPoolExecutor(8):
            self.assertLessEqual(set(threading.enumerate()), before)

    def test_a_job_may_submit_another(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            outer = pool.submit(lambda: pool.submit(pow, 3, 2).result(LIMIT))
            self.assertEqual(outer.result(LIMIT), 9)

    def test_a_job_that_waits_for_its_own_worker_waits_in_vain(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            outer = pool.submit(lambda: pool.submit(pow, 3, 2).result(SHORT))
            with self.assertRaises(futures.TimeoutError):
                outer.result(LIMIT)

    def test_a_waiting_job_can_be_cancelled(self) -> None:
        go_on = threading.Event()
        got: list[int] = []
        with ThreadPoolExecutor(1) as pool:
            first = pool.submit(go_on.wait, LIMIT)
            second = pool.submit(got.append, 1)
            self.wait_until(first.running)
            self.assertFalse(first.cancel())
            self.assertTrue(second.cancel())
            go_on.set()
        self.assertTrue(first.result())
        self.assertTrue(second.cancelled())
        self.assertEqual(got, [])


class MapTest(ThreadingTestCase):
    def test_results_come_in_the_order_of_the_arguments(self) -> None:
        def job(number: int) -> int:
            time.sleep(0.001 * (5 - number))
            return number

        with ThreadPoolExecutor(5) as pool:
            self.assertEqual(list(pool.map(job, range(5))), [0, 1, 2, 3, 4])

    def test_several_iterables(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            self.assertEqual(list(pool.map(pow, [2, 3], [3, 2, 9])), [8, 9])

    def test_of_nothing(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            self.assertEqual(list(pool.map(pow, [], [])), [])

    def test_an_exception_is_raised_where_its_result_is_due(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            results = pool.map(int, ["1", "x", "3"])
            self.assertEqual(next(results), 1)
            with self.assertRaises(ValueError):
                next(results)

    def test_jobs_start_before_results_are_asked_for(self) -> None:
        got: list[int] = []
        with ThreadPoolExecutor(2) as pool:
            pool.map(got.append, range(10))
        self.assertEqual(sorted(got), list(range(10)))

    def test_it_may_expire(self) -> None:
        go_on = threading.Event()
        with ThreadPoolExecutor(1) as pool:
            results = pool.map(go_on.wait, [LIMIT], timeout=SHORT)
            with self.assertRaises(futures.TimeoutError):
                next(results)
            go_on.set()

    def test_results_in_time_come_before_it_expires(self) -> None:
        go_on = threading.Event()

        def job(number: int) -> int:
            if number:
                go_on.wait(LIMIT)
            return number

        with ThreadPoolExecutor(2) as pool:
            results = pool.map(job, [0, 1], timeout=0.1)
            with self.assertRaises(futures.TimeoutError):
                # A busy machine may miss the limit with the first one already.
                self.assertEqual(next(results), 0)
                next(results)
            go_on.set()

    def test_a_chunk_size_changes_nothing(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(abs, range(-5, 0), chunksize=3))
        self.assertEqual(results, [5, 4, 3, 2, 1])

    @unittest.skipUnless(sys.version_info >= (3, 14), "buffersize came with 3.14")
    def test_a_buffer_size_limits_how_far_it_reads_ahead(self) -> None:
        read: list[int] = []

        def numbers() -> object:
            for number in range(10):
                read.append(number)
                yield number

        with ThreadPoolExecutor(2) as pool:
            results = pool.map(abs, numbers(), buffersize=3)
            self.assertEqual(read, [0, 1, 2])
            self.assertEqual(next(results), 0)
            self.assertEqual(read, [0, 1, 2, 3])
            self.assertEqual(list(results), [1, 2, 3, 4, 5, 6, 7, 8, 9])


class ShutdownTest(ThreadingTestCase):
    def test_with_waits_for_the_jobs(self) -> None:
        got: list[int] = []
        with ThreadPoolExecutor(1) as pool:
            pool.submit(time.sleep, SHORT)
            pool.submit(got.append, 1)
        self.assertEqual(got, [1])

    def test_it_waits_for_the_jobs(self) -> None:
        pool = ThreadPoolExecutor(1)
        future = pool.submit(time.sleep, SHORT)
        pool.shutdown()
        self.assertTrue(future.done())

    def test_its_threads_are_gone_afterwards(self) -> None:
        before = set(threading.enumerate())
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(time.sleep, [0.001] * 8))
        self.assertLessEqual(set(threading.enumerate()), before)

    def test_jobs_afterwards_are_an_error(self) -> None:
        pool = ThreadPoolExecutor(1)
        pool.shutdown()
        wanted = "cannot schedule new futures after shutdown"
        with self.assertRaisesRegex(RuntimeError, wanted):
            pool.submit(print)
        with self.assertRaises(RuntimeError):
            pool.map(print, [1])

    def test_without_waiting_the_jobs_still_run(self) -> None:
        go_on = threading.Event()
        pool = ThreadPoolExecutor(1)
        first = pool.submit(go_on.wait, LIMIT)
        second = pool.submit(int, "7")
        pool.shutdown(wait=False)
        self.assertFalse(second.done())
        go_on.set()
        self.assertTrue(first.result(LIMIT))
        self.assertEqual(second.result(LIMIT), 7)

    def test_waiting_jobs_can_be_cancelled(self) -> None:
        go_on = threading.Event()
        pool = ThreadPoolExecutor(1)
        first = pool.submit(go_on.wait, LIMIT)
        others = [pool.submit(int, "7") for _ in range(5)]
        self.wait_until(first.running)
        pool.shutdown(wait=False, cancel_futures=True)
        go_on.set()
        self.assertTrue(first.result(LIMIT))
        self.assertEqual([other.cancelled() for other in others], [True] * 5)

    def test_it_may_be_called_again(self) -> None:
        pool = ThreadPoolExecutor(1)
        pool.submit(print, end="").result(LIMIT)
        pool.shutdown()
        pool.shutdown()

    def test_an_exception_in_the_block_waits_as_well(self) -> None:
        got: list[int] = []
        with self.assertRaises(KeyError), ThreadPoolExecutor(1) as pool:
            pool.submit(got.append, 1)
            raise KeyError
        self.assertEqual(got, [1])


class OptionsTest(ThreadingTestCase):
    def test_no_workers_are_an_error(self) -> None:
        for number in (0, -1):
            with self.subTest(number), self.assertRaises(ValueError):
                ThreadPoolExecutor(number)

    def test_the_default_number_runs_jobs(self) -> None:
        with ThreadPoolExecutor() as pool:
            self.assertEqual(list(pool.map(abs, range(-20, 0))), list(range(20, 0, -1)))

    def test_threads_are_named(self) -> None:
        with ThreadPoolExecutor(1, thread_name_prefix="fetch") as pool:
            name = pool.submit(lambda: threading.current_thread().name).result(LIMIT)
        self.assertRegex(name, r"^fetch_\d+$")

    def test_threads_have_names_by_default(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            name = pool.submit(lambda: threading.current_thread().name).result(LIMIT)
        self.assertRegex(name, r"^ThreadPoolExecutor-\d+_\d+$")

    def test_the_initializer_runs_in_each_worker(self) -> None:
        line = threading.Barrier(3)
        started: list[tuple[int, str]] = []

        def start(word: str) -> None:
            started.append((threading.get_ident(), word))

        def job(_: int) -> int:
            line.wait(LIMIT)
            return threading.get_ident()

        with ThreadPoolExecutor(3, initializer=start, initargs=("hello",)) as pool:
            idents = list(pool.map(job, range(3)))
        self.assertEqual(sorted(started), sorted((ident, "hello") for ident in idents))

    def test_an_initializer_that_raises_breaks_the_pool(self) -> None:
        def fail() -> None:
            raise LookupError("no")

        with self.assertLogs("concurrent.futures", "CRITICAL"):
            with ThreadPoolExecutor(2, initializer=fail) as pool:
                future = pool.submit(int, "7")
                with self.assertRaises(BrokenThreadPool):
                    future.result(LIMIT)
                with self.assertRaises(BrokenThreadPool):
                    pool.submit(int, "7")

    def test_a_broken_pool_is_a_broken_executor(self) -> None:
        self.assertTrue(issubclass(BrokenThreadPool, futures.BrokenExecutor))
        self.assertTrue(issubclass(futures.BrokenExecutor, RuntimeError))

    def test_two_pools_work_side_by_side(self) -> None:
        with ThreadPoolExecutor(1) as first, ThreadPoolExecutor(1) as second:
            outer = first.submit(lambda: second.submit(pow, 3, 2).result(LIMIT))
            self.assertEqual(outer.result(LIMIT), 9)

    def test_several_threads_may_submit(self) -> None:
        with ThreadPoolExecutor(3) as pool:

            def submit(index: int) -> list[int]:
                jobs = [pool.submit(pow, index, power) for power in range(10)]
                return [job.result(LIMIT) for job in jobs]

            results = self.together(4, submit)
        wanted = [[index**power for power in range(10)] for index in range(4)]
        self.assertEqual(results, wanted)
