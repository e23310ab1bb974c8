"""Future, wait and as_completed of concurrent.futures, as the reference has them."""

from __future__ import annotations

import threading
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from support import LIMIT, SHORT, ThreadingTestCase


def done(value: object = None) -> Future[Any]:
    """A future that has its result."""
    future: Future[Any] = Future()
    future.set_result(value)
    return future


def failed(error: BaseException) -> Future[Any]:
    """A future that has its exception."""
    future: Future[Any] = Future()
    future.set_exception(error)
    return future


class FutureTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.future: Future[Any] = Future()

    def state(self) -> tuple[bool, bool, bool]:
        future = self.future
        return future.running(), future.done(), future.cancelled()

    def test_a_new_one_is_pending(self) -> None:
        self.assertEqual(self.state(), (False, False, False))

    def test_one_that_was_told_to_run_is_running(self) -> None:
        self.assertIs(self.future.set_running_or_notify_cancel(), True)
        self.assertEqual(self.state(), (True, False, False))

    def test_a_result_makes_it_done(self) -> None:
        self.future.set_result(7)
        self.assertEqual(self.state(), (False, True, False))
        self.assertEqual(self.future.result(), 7)
        self.assertIsNone(self.future.exception())

    def test_an_exception_makes_it_done(self) -> None:
        error = ValueError("bad")
        self.future.set_exception(error)
        self.assertEqual(self.state(), (False, True, False))
        self.assertIs(self.future.exception(), error)
        with self.assertRaises(ValueError) as caught:
            self.future.result()
        self.assertIs(caught.exception, error)

    def test_the_result_can_be_read_often(self) -> None:
        self.future.set_result([1])
        self.assertIs(self.future.result(), self.future.result(0))

    def test_a_pending_one_can_be_cancelled(self) -> None:
        self.assertIs(self.future.cancel(), True)
        self.assertEqual(self.state(), (False, True, True))
        with self.assertRaises(futures.CancelledError):
            self.future.result()
        with self.assertRaises(futures.CancelledError):
            self.future.exception()

    def test_it_may_be_cancelled_twice(self) -> None:
        self.future.cancel()
        self.assertIs(self.future.cancel(), True)

    def test_a_running_one_cannot_be_cancelled(self) -> None:
        self.future.set_running_or_notify_cancel()
        self.assertIs(self.future.cancel(), False)
        self.assertEqual(self.state(), (True, False, False))

    def test_a_done_one_cannot_be_cancelled(self) -> None:
        self.future.set_result(1)
        self.assertIs(self.future.cancel(), False)
        self.assertFalse(self.future.cancelled())

    def test_a_cancelled_one_must_not_run(self) -> None:
        self.future.cancel()
        self.assertIs(self.future.set_running_or_notify_cancel(), False)

    def test_a_second_result_is_an_error(self) -> None:
        self.future.set_result(1)
        with self.assertRaises(futures.InvalidStateError):
            self.future.set_result(2)
        with self.assertRaises(futures.InvalidStateError):
            self.future.set_exception(ValueError())
        self.assertEqual(self.future.result(), 1)

    def test_a_result_for_a_cancelled_one_is_an_error(self) -> None:
        self.future.cancel()
        with self.assertRaises(futures.InvalidStateError):
            self.future.set_result(1)

    def test_waiting_for_a_result_may_expire(self) -> None:
        with self.takes_at_least(SHORT), self.assertRaises(futures.TimeoutError):
            self.future.result(timeout=SHORT)
        with self.assertRaises(futures.TimeoutError):
            self.future.exception(timeout=SHORT)
        with self.assertRaises(futures.TimeoutError):
            self.future.result(timeout=0)

    def test_a_waiter_gets_the_result(self) -> None:
        worker = self.start(self.future.result)
        self.assert_blocked(worker)
        self.future.set_result("ready")
        self.assertEqual(worker.result(), "ready")

    def test_every_waiter_gets_the_result(self) -> None:
        workers = [self.start(self.future.result, LIMIT) for _ in range(5)]
        self.future.set_result(1)
        self.assertEqual([worker.result() for worker in workers], [1] * 5)

    def test_a_waiter_gets_the_exception(self) -> None:
        worker = self.start(self.future.result)
        self.future.set_exception(KeyError("lost"))
        with self.assertRaises(KeyError):
            worker.result()

    def test_a_waiter_gets_the_cancellation(self) -> None:
        worker = self.start(self.future.result)
        self.future.cancel()
        with self.assertRaises(futures.CancelledError):
            worker.result()


class CallbackTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.future: Future[Any] = Future()
        self.calls: list[Any] = []

    def test_it_is_called_with_the_future_when_that_is_done(self) -> None:
        self.future.add_done_callback(self.calls.append)
        self.assertEqual(self.calls, [])
        self.future.set_result(1)
        self.assertEqual(self.calls, [self.future])

    def test_it_is_called_after_an_exception(self) -> None:
        self.future.add_done_callback(self.calls.append)
        self.future.set_exception(ValueError())
        self.assertEqual(self.calls, [self.future])

    def test_it_is_called_after_cancel(self) -> None:
        self.future.add_done_callback(lambda it: self.calls.append(it.cancelled()))
        self.future.cancel()
        self.assertEqual(self.calls, [True])

    def test_it_is_called_at_once_where_the_future_is_done(self) -> None:
        self.future.set_result(1)
        self.future.add_done_callback(self.calls.append)
        self.assertEqual(self.calls, [self.future])

    def test_they_are_called_in_order(self) -> None:
        for number in range(5):
            self.future.add_done_callback(lambda _, n=number: self.calls.append(n))
        self.future.set_result(None)
        self.assertEqual(self.calls, [0, 1, 2, 3, 4])

    def test_an_exception_in_one_is_logged_and_the_next_is_called(self) -> None:
        def fail(_: object) -> None:
            raise LookupError("in the callback")

        self.future.add_done_callback(fail)
        self.future.add_done_callback(self.calls.append)
        with self.assertLogs("concurrent.futures", "ERROR") as logs:
            self.future.set_result(1)
        self.assertEqual(self.calls, [self.future])
        self.assertIn("in the callback", logs.output[0])

    def test_it_is_called_in_the_thread_that_finishes(self) -> None:
        self.future.add_done_callback(
            lambda _: self.calls.append(threading.get_ident())
        )
        worker = self.start(self.future.set_result, 1)
        worker.result()
        self.assertEqual(self.calls, [worker.ident])


class WaitTest(ThreadingTestCase):
    def test_it_returns_when_all_are_done(self) -> None:
        pending: Future[int] = Future()
        worker = self.start(futures.wait, [done(1), pending])
        self.assert_blocked(worker)
        pending.set_result(2)
        result = worker.result()
        self.assertEqual((len(result.done), len(result.not_done)), (2, 0))

    def test_it_returns_two_sets_with_names(self) -> None:
        first, second = done(1), done(2)
        result = futures.wait([first, second])
        self.assertEqual(result.done, {first, second})
        self.assertEqual(result.not_done, set())
        self.assertEqual(tuple(result), (result.done, result.not_done))

    def test_it_may_expire(self) -> None:
        pending: Future[int] = Future()
        finished = done(1)
        with self.takes_at_least(SHORT):
            result = futures.wait([pending, finished], timeout=SHORT)
        self.assertEqual(result, ({finished}, {pending}))

    def test_first_completed(self) -> None:
        pending: list[Future[int]] = [Future(), Future()]
        worker = self.start(futures.wait, pending, return_when=futures.FIRST_COMPLETED)
        self.assert_blocked(worker)
        pending[1].set_result(1)
        self.assertEqual(worker.result(), ({pending[1]}, {pending[0]}))

    def test_first_completed_returns_at_once_where_one_is_done(self) -> None:
        pending: Future[int] = Future()
        finished = done(1)
        result = futures.wait([pending, finished], return_when=futures.FIRST_COMPLETED)
        self.assertEqual(result, ({finished}, {pending}))

    def test_first_exception(self) -> None:
        pending: list[Future[int]] = [Future(), Future(), Future()]
        worker = self.start(futures.wait, pending, return_when=futures.FIRST_EXCEPTION)
        pending[0].set_result(1)
        self.assert_blocked(worker)
        pending[1].set_exception(ValueError())
        self.assertEqual(worker.result(), (set(pending[:2]), {pending[2]}))

    def test_first_exception_without_one_waits_for_all(self) -> None:
        pending: list[Future[int]] = [Future(), Future()]
        worker = self.start(futures.wait, pending, return_when=futures.FIRST_EXCEPTION)
        pending[0].set_result(1)
        self.assert_blocked(worker)
        pending[1].set_result(1)
        self.assertEqual(worker.result(), (set(pending), set()))

    def test_a_cancelled_one_is_done(self) -> None:
        cancelled: Future[int] = Future()
        cancelled.cancel()
        cancelled.set_running_or_notify_cancel()
        self.assertEqual(futures.wait([cancelled]), ({cancelled}, set()))

    def test_one_given_twice_is_returned_once(self) -> None:
        finished = done(1)
        self.assertEqual(futures.wait([finished, finished]), ({finished}, set()))


class AsCompletedTest(ThreadingTestCase):
    def test_it_yields_what_is_done_first(self) -> None:
        pending: Future[int] = Future()
        finished = done(1)
        found = futures.as_completed([pending, finished])
        self.assertIs(next(found), finished)
        pending.set_result(2)
        self.assertIs(next(found), pending)
        with self.assertRaises(StopIteration):
            next(found)

    def test_it_yields_in_the_order_of_completion(self) -> None:
        pending: list[Future[int]] = [Future() for _ in range(4)]
        found = futures.as_completed(pending, timeout=LIMIT)
        got = []
        for index in (2, 0, 3, 1):
            self.start(pending[index].set_result, index)
            got.append(next(found).result())
        self.assertEqual(got, [2, 0, 3, 1])

    def test_it_waits_for_threads(self) -> None:
        pending: list[Future[int]] = [Future() for _ in range(3)]
        worker = self.start(lambda: list(futures.as_completed(pending)))
        for future in pending:
            self.assert_blocked(worker)
            future.set_result(1)
        self.assertEqual(set(worker.result()), set(pending))

    def test_it_may_expire(self) -> None:
        pending: Future[int] = Future()
        finished = done(1)
        found = futures.as_completed([pending, finished], timeout=SHORT)
        self.assertIs(next(found), finished)
        with self.assertRaises(futures.TimeoutError):
            next(found)

    def test_it_yields_those_that_failed(self) -> None:
        error = failed(ValueError("bad"))
        (found,) = futures.as_completed([error])
        self.assertIsInstance(found.exception(), ValueError)

    def test_one_given_twice_is_yielded_once(self) -> None:
        finished = done(1)
        self.assertEqual(list(futures.as_completed([finished, finished])), [finished])

    def test_of_none_it_yields_nothing(self) -> None:
        self.assertEqual(list(futures.as_completed([])), [])

    def test_with_a_pool(self) -> None:
        with ThreadPoolExecutor(3) as pool:
            jobs = {pool.submit(pow, number, 2): number for number in range(10)}
            for future in futures.as_completed(jobs, timeout=LIMIT):
                self.assertEqual(future.result(), jobs[future] ** 2)
