"""The module queue, as the library reference describes it."""

from __future__ import annotations

import queue
import sys
import threading
import unittest
from typing import Any

from support import LIMIT, SHORT, ThreadingTestCase


class Common:
    """What Queue, LifoQueue and PriorityQueue share."""

    class Tests(ThreadingTestCase):
        kind: type[queue.Queue[Any]]

        def filled(self, count: int, maxsize: int = 0) -> queue.Queue[Any]:
            made = self.kind(maxsize)
            for number in range(count):
                made.put(number)
            return made

        def test_a_new_one_is_empty(self) -> None:
            made = self.kind(2)
            self.assertEqual(
                (made.qsize(), made.empty(), made.full()), (0, True, False)
            )

        def test_sizes_follow(self) -> None:
            made = self.filled(2, 2)
            self.assertEqual(
                (made.qsize(), made.empty(), made.full()), (2, False, True)
            )
            made.get()
            self.assertEqual((made.qsize(), made.full()), (1, False))

        def test_without_a_size_it_is_never_full(self) -> None:
            for maxsize in (0, -1):
                self.assertFalse(self.filled(100, maxsize).full())

        def test_put_returns_nothing(self) -> None:
            self.assertIsNone(self.kind().put(1))
            self.assertIsNone(self.kind().put_nowait(1))

        def test_get_from_an_empty_one_without_blocking_is_an_error(self) -> None:
            made = self.kind()
            with self.assertRaises(queue.Empty):
                made.get(block=False)
            with self.assertRaises(queue.Empty):
                made.get_nowait()

        def test_put_to_a_full_one_without_blocking_is_an_error(self) -> None:
            made = self.filled(1, 1)
            with self.assertRaises(queue.Full):
                made.put(2, block=False)
            with self.assertRaises(queue.Full):
                made.put_nowait(2)
            self.assertEqual(made.qsize(), 1)

        def test_without_blocking_the_time_limit_is_ignored(self) -> None:
            with self.assertRaises(queue.Empty):
                self.kind().get(False, LIMIT)
            with self.assertRaises(queue.Full):
                self.filled(1, 1).put(2, False, LIMIT)

        def test_a_get_that_expires_is_an_error(self) -> None:
            with self.takes_at_least(SHORT), self.assertRaises(queue.Empty):
                self.kind().get(timeout=SHORT)

        def test_a_put_that_expires_is_an_error(self) -> None:
            made = self.filled(1, 1)
            with self.takes_at_least(SHORT), self.assertRaises(queue.Full):
                made.put(2, timeout=SHORT)
            self.assertEqual(made.qsize(), 1)

        def test_negative_time_limits_are_an_error(self) -> None:
            with self.assertRaisesRegex(ValueError, "non-negative"):
                self.kind().get(timeout=-1)
            with self.assertRaisesRegex(ValueError, "non-negative"):
                self.filled(1, 1).put(2, timeout=-1)

        def test_get_waits_for_put(self) -> None:
            made = self.kind()
            worker = self.start(made.get)
            self.assert_blocked(worker)
            made.put("item")
            self.assertEqual(worker.result(), "item")

        def test_get_with_a_time_limit_waits_for_put(self) -> None:
            made = self.kind()
            worker = self.start(made.get, timeout=LIMIT)
            made.put("item")
            self.assertEqual(worker.result(), "item")

        def test_put_waits_for_get(self) -> None:
            made = self.filled(1, 1)
            worker = self.start(made.put, 7)
            self.assert_blocked(worker)
            self.assertEqual(made.get(), 0)
            worker.result()
            self.assertEqual(made.get(), 7)

        def test_a_getter_that_gave_up_takes_nothing(self) -> None:
            made = self.kind()
            with self.assertRaises(queue.Empty):
                self.elsewhere(made.get, timeout=SHORT)
            made.put("item")
            self.assertEqual(made.get(timeout=LIMIT), "item")

        def test_join_of_an_unused_one_returns(self) -> None:
            self.assertIsNone(self.kind().join())

        def test_join_waits_until_everything_is_done(self) -> None:
            made = self.filled(3)
            worker = self.start(made.join)
            for _ in range(3):
                made.get()
            self.assert_blocked(worker)
            for _ in range(2):
                made.task_done()
            self.assert_blocked(worker)
            made.task_done()
            worker.result()

        def test_join_counts_items_not_yet_taken(self) -> None:
            made = self.filled(1)
            worker = self.start(made.join)
            self.assert_blocked(worker)
            made.get()
            made.task_done()
            worker.result()

        def test_join_waits_again_for_later_items(self) -> None:
            made = self.filled(1)
            made.get()
            made.task_done()
            made.join()
            made.put(1)
            worker = self.start(made.join)
            self.assert_blocked(worker)
            made.get()
            made.task_done()
            worker.result()

        def test_task_done_too_often_is_an_error(self) -> None:
            made = self.filled(1)
            made.task_done()
            with self.assertRaisesRegex(ValueError, "called too many times"):
                made.task_done()

        def test_workers_do_all_jobs(self) -> None:
            made = self.kind(4)
            done: list[int] = []

            def work() -> None:
                while (number := made.get()) >= 0:
                    done.append(number)
                    made.task_done()

            workers = [self.start(work) for _ in range(3)]
            for number in range(60):
                made.put(number)
            made.join()
            self.assertEqual(sorted(done), list(range(60)))
            for _ in workers:
                made.put(-1)
            for worker in workers:
                worker.result()

    @unittest.skipUnless(sys.version_info >= (3, 13), "shutdown() came with 3.13")
    class ShutdownTests(ThreadingTestCase):
        kind: type[queue.Queue[Any]]

        def caught(self, function: Any, *args: Any) -> str:
            try:
                function(*args)
            except Exception as error:
                return type(error).__name__
            return "nothing"

        def test_put_raises_afterwards(self) -> None:
            made = self.kind()
            made.shutdown()
            for put in (made.put, made.put_nowait):
                with self.assertRaises(queue.ShutDown):
                    put(1)

        def test_get_empties_it_and_then_raises(self) -> None:
            made = self.kind()
            made.put(1)
            made.put(2)
            made.shutdown()
            self.assertEqual({made.get(), made.get()}, {1, 2})
            for get in (made.get, made.get_nowait):
                with self.assertRaises(queue.ShutDown):
                    get()

        def test_at_once_drops_what_is_left(self) -> None:
            made = self.kind()
            made.put(1)
            made.shutdown(immediate=True)
            with self.assertRaises(queue.ShutDown):
                made.get()
            self.assertTrue(made.empty())

        def test_it_wakes_getters(self) -> None:
            made = self.kind()
            workers = [self.start(self.caught, made.get) for _ in range(3)]
            self.assert_blocked(workers[0])
            made.shutdown()
            caught = [worker.result() for worker in workers]
            self.assertEqual(caught, ["ShutDown"] * 3)

        def test_it_wakes_putters(self) -> None:
            made = self.kind(1)
            made.put(0)
            workers = [self.start(self.caught, made.put, 1) for _ in range(3)]
            self.assert_blocked(workers[0])
            made.shutdown()
            caught = [worker.result() for worker in workers]
            self.assertEqual(caught, ["ShutDown"] * 3)
            self.assertEqual(made.get(), 0)

        def test_join_still_waits_for_task_done(self) -> None:
            made = self.kind()
            made.put(1)
            made.shutdown()
            worker = self.start(made.join)
            made.get()
            self.assert_blocked(worker)
            made.task_done()
            worker.result()

        def test_at_once_counts_dropped_items_as_done(self) -> None:
            made = self.kind()
            made.put(1)
            made.put(2)
            worker = self.start(made.join)
            self.assert_blocked(worker)
            made.shutdown(immediate=True)
            worker.result()

        def test_it_may_be_called_again(self) -> None:
            made = self.kind()
            made.put(1)
            made.shutdown()
            made.shutdown(immediate=True)
            with self.assertRaises(queue.ShutDown):
                made.get()


class QueueTest(Common.Tests):
    kind = queue.Queue

    def test_first_in_first_out(self) -> None:
        made = self.filled(5)
        self.assertEqual([made.get() for _ in range(5)], [0, 1, 2, 3, 4])

    def test_one_producer_and_one_consumer_keep_the_order(self) -> None:
        made: queue.Queue[int] = queue.Queue(3)
        worker = self.start(lambda: [made.get() for _ in range(200)])
        for number in range(200):
            made.put(number)
        self.assertEqual(worker.result(), list(range(200)))


class LifoQueueTest(Common.Tests):
    kind = queue.LifoQueue

    def test_last_in_first_out(self) -> None:
        made = self.filled(5)
        self.assertEqual([made.get() for _ in range(5)], [4, 3, 2, 1, 0])


class PriorityQueueTest(Common.Tests):
    kind = queue.PriorityQueue

    def test_lowest_first(self) -> None:
        made = self.kind()
        for number in (3, 1, 2, 0):
            made.put(number)
        self.assertEqual([made.get() for _ in range(4)], [0, 1, 2, 3])

    def test_pairs_are_ordered_by_their_number(self) -> None:
        made = self.kind()
        made.put((2, "later"))
        made.put((1, "sooner"))
        self.assertEqual(made.get(), (1, "sooner"))

    def test_what_cannot_be_compared_is_an_error(self) -> None:
        made = self.kind()
        made.put((1, {"name": "a"}))
        with self.assertRaises(TypeError):
            made.put((1, {"name": "b"}))


class QueueShutdownTest(Common.ShutdownTests):
    kind = queue.Queue


class LifoQueueShutdownTest(Common.ShutdownTests):
    kind = queue.LifoQueue


class PriorityQueueShutdownTest(Common.ShutdownTests):
    kind = queue.PriorityQueue


class SimpleQueueTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.queue: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def test_first_in_first_out(self) -> None:
        for number in range(5):
            self.queue.put(number)
        self.assertEqual([self.queue.get() for _ in range(5)], [0, 1, 2, 3, 4])

    def test_sizes_follow(self) -> None:
        self.assertEqual((self.queue.qsize(), self.queue.empty()), (0, True))
        self.queue.put_nowait(1)
        self.assertEqual((self.queue.qsize(), self.queue.empty()), (1, False))

    def test_put_never_blocks(self) -> None:
        for number in range(1000):
            self.queue.put(number, block=True, timeout=None)
        self.queue.put(1, False, LIMIT)
        self.assertEqual(self.queue.qsize(), 1001)

    def test_get_without_blocking_is_an_error(self) -> None:
        with self.assertRaises(queue.Empty):
            self.queue.get(block=False)
        with self.assertRaises(queue.Empty):
            self.queue.get_nowait()

    def test_a_get_that_expires_is_an_error(self) -> None:
        with self.takes_at_least(SHORT), self.assertRaises(queue.Empty):
            self.queue.get(timeout=SHORT)

    def test_negative_time_limits_are_an_error(self) -> None:
        with self.assertRaisesRegex(ValueError, "non-negative"):
            self.queue.get(timeout=-1)

    def test_get_waits_for_put(self) -> None:
        worker = self.start(self.queue.get)
        self.assert_blocked(worker)
        self.queue.put("item")
        self.assertEqual(worker.result(), "item")

    def test_a_getter_that_gave_up_takes_nothing(self) -> None:
        with self.assertRaises(queue.Empty):
            self.elsewhere(self.queue.get, timeout=SHORT)
        self.queue.put("item")
        self.assertEqual(self.queue.get(timeout=LIMIT), "item")

    def test_several_getters_get_one_item_each(self) -> None:
        workers = [self.start(self.queue.get) for _ in range(5)]
        for number in range(5):
            self.queue.put(number)
        got = sorted(worker.result() for worker in workers)
        self.assertEqual(got, [0, 1, 2, 3, 4])
        self.assertTrue(self.queue.empty())

    def test_it_has_no_join(self) -> None:
        for name in ("join", "task_done", "full"):
            self.assertFalse(hasattr(self.queue, name))

    def test_producers_and_consumers_lose_nothing(self) -> None:
        line = threading.Barrier(4)
        got: list[int] = []

        def produce(first: int) -> None:
            line.wait(LIMIT)
            for number in range(first, first + 100):
                self.queue.put(number)

        def consume() -> None:
            line.wait(LIMIT)
            for _ in range(100):
                got.append(self.queue.get(timeout=LIMIT))

        workers = [self.start(produce, first) for first in (0, 100)]
        workers += [self.start(consume) for _ in range(2)]
        for worker in workers:
            worker.result()
        self.assertEqual(sorted(got), list(range(200)))
