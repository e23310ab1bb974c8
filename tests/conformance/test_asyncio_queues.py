"""asyncio's queues, as the library reference describes them."""

from __future__ import annotations

import asyncio
import sys
import unittest
from typing import Any

from support import SHORT, AsyncTestCase, spin


class Common:
    """What the three kinds share."""

    class Tests(AsyncTestCase):
        kind: type[asyncio.Queue[Any]]

        def filled(self, count: int, maxsize: int = 0) -> asyncio.Queue[Any]:
            made = self.kind(maxsize)
            for number in range(count):
                made.put_nowait(number)
            return made

        async def test_sizes_follow(self) -> None:
            made = self.kind(2)
            self.assertEqual(made.maxsize, 2)
            self.assertEqual(
                (made.qsize(), made.empty(), made.full()), (0, True, False)
            )
            await made.put(1)
            await made.put(2)
            self.assertEqual(
                (made.qsize(), made.empty(), made.full()), (2, False, True)
            )

        async def test_without_a_size_it_is_never_full(self) -> None:
            for maxsize in (0, -1):
                self.assertFalse(self.filled(100, maxsize).full())

        async def test_get_from_an_empty_one_without_waiting_is_an_error(self) -> None:
            with self.assertRaises(asyncio.QueueEmpty):
                self.kind().get_nowait()

        async def test_put_to_a_full_one_without_waiting_is_an_error(self) -> None:
            with self.assertRaises(asyncio.QueueFull):
                self.filled(1, 1).put_nowait(2)

        async def test_get_waits_for_put(self) -> None:
            made = self.kind()
            task = asyncio.create_task(made.get())
            await spin()
            self.assertFalse(task.done())
            await made.put("item")
            self.assertEqual(await task, "item")

        async def test_put_waits_for_get(self) -> None:
            made = self.filled(1, 1)
            task = asyncio.create_task(made.put(7))
            await spin()
            self.assertFalse(task.done())
            self.assertEqual(await made.get(), 0)
            await task
            self.assertEqual(await made.get(), 7)

        async def test_a_get_may_expire(self) -> None:
            made = self.kind()
            with self.assertRaises(asyncio.TimeoutError):
                await asyncio.wait_for(made.get(), SHORT)
            await made.put("item")
            self.assertEqual(await made.get(), "item")

        async def test_a_cancelled_getter_takes_nothing(self) -> None:
            made = self.kind()
            first = asyncio.create_task(made.get())
            second = asyncio.create_task(made.get())
            await spin()
            first.cancel()
            made.put_nowait("item")
            self.assertEqual(await second, "item")

        async def test_a_cancelled_putter_puts_nothing(self) -> None:
            made = self.filled(1, 1)
            task = asyncio.create_task(made.put(7))
            await spin()
            task.cancel()
            await spin()
            self.assertEqual(made.get_nowait(), 0)
            self.assertTrue(made.empty())

        async def test_join_waits_until_everything_is_done(self) -> None:
            made = self.filled(2)
            task = asyncio.create_task(made.join())
            for _ in range(2):
                await made.get()
                await spin()
                self.assertFalse(task.done())
                made.task_done()
            await task

        async def test_join_of_an_unused_one_returns(self) -> None:
            await self.kind().join()

        async def test_task_done_too_often_is_an_error(self) -> None:
            with self.assertRaises(ValueError):
                self.kind().task_done()

        async def test_workers_do_all_jobs(self) -> None:
            made = self.kind(3)
            done: list[int] = []

            async def work() -> None:
                while True:
                    number = await made.get()
                    await asyncio.sleep(0)
                    done.append(number)
                    made.task_done()

            workers = [asyncio.create_task(work()) for _ in range(3)]
            for number in range(30):
                await made.put(number)
            await made.join()
            self.assertEqual(sorted(done), list(range(30)))
            for worker in workers:
                worker.cancel()
            ends = await asyncio.gather(*workers, return_exceptions=True)
            self.assertEqual([type(end) for end in ends], [asyncio.CancelledError] * 3)

    @unittest.skipUnless(sys.version_info >= (3, 13), "shutdown() came with 3.13")
    class ShutdownTests(AsyncTestCase):
        kind: type[asyncio.Queue[Any]]

        async def test_put_raises_afterwards(self) -> None:
            made = self.kind()
            made.shutdown()
            with self.assertRaises(asyncio.QueueShutDown):
                await made.put(1)
            with self.assertRaises(asyncio.QueueShutDown):
                made.put_nowait(1)

        async def test_get_empties_it_and_then_raises(self) -> None:
            made = self.kind()
            made.put_nowait(1)
            made.shutdown()
            self.assertEqual(await made.get(), 1)
            with self.assertRaises(asyncio.QueueShutDown):
                await made.get()
            with self.assertRaises(asyncio.QueueShutDown):
                made.get_nowait()

        async def test_at_once_drops_what_is_left(self) -> None:
            made = self.kind()
            made.put_nowait(1)
            made.shutdown(immediate=True)
            with self.assertRaises(asyncio.QueueShutDown):
                await made.get()

        async def test_it_wakes_getters_and_putters(self) -> None:
            empty, full = self.kind(), self.kind(1)
            full.put_nowait(0)
            tasks: list[asyncio.Task[Any]] = [
                asyncio.create_task(empty.get()),
                asyncio.create_task(full.put(1)),
            ]
            await spin()
            empty.shutdown()
            full.shutdown()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
            self.assertEqual([type(end) for end in ends], [asyncio.QueueShutDown] * 2)

        async def test_at_once_counts_dropped_items_as_done(self) -> None:
            made = self.kind()
            made.put_nowait(1)
            task = asyncio.create_task(made.join())
            await spin()
            self.assertFalse(task.done())
            made.shutdown(immediate=True)
            await task


class QueueTest(Common.Tests):
    kind = asyncio.Queue

    async def test_first_in_first_out(self) -> None:
        made = self.filled(4)
        self.assertEqual([await made.get() for _ in range(4)], [0, 1, 2, 3])

    async def test_getters_go_on_in_the_order_they_came(self) -> None:
        made: asyncio.Queue[int] = asyncio.Queue()
        tasks = [asyncio.create_task(made.get()) for _ in range(4)]
        await spin()
        for number in range(4):
            made.put_nowait(number)
        self.assertEqual(await asyncio.gather(*tasks), [0, 1, 2, 3])


class LifoQueueTest(Common.Tests):
    kind = asyncio.LifoQueue

    async def test_last_in_first_out(self) -> None:
        made = self.filled(4)
        self.assertEqual([await made.get() for _ in range(4)], [3, 2, 1, 0])


class PriorityQueueTest(Common.Tests):
    kind = asyncio.PriorityQueue

    async def test_lowest_first(self) -> None:
        made = self.kind()
        for number in (3, 1, 2, 0):
            made.put_nowait(number)
        self.assertEqual([await made.get() for _ in range(4)], [0, 1, 2, 3])


class QueueShutdownTest(Common.ShutdownTests):
    kind = asyncio.Queue


class LifoQueueShutdownTest(Common.ShutdownTests):
    kind = asyncio.LifoQueue


class PriorityQueueShutdownTest(Common.ShutdownTests):
    kind = asyncio.PriorityQueue
