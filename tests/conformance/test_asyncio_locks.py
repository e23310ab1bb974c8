"""asyncio's synchronisation primitives, as the library reference describes them."""

from __future__ import annotations

import asyncio
import sys
import unittest

from support import SHORT, AsyncTestCase, spin


class LockTest(AsyncTestCase):
    async def test_acquire_and_release(self) -> None:
        lock = asyncio.Lock()
        self.assertIs(lock.locked(), False)
        self.assertIs(await lock.acquire(), True)
        self.assertIs(lock.locked(), True)
        self.assertIsNone(lock.release())
        self.assertIs(lock.locked(), False)

    async def test_releasing_it_unlocked_is_an_error(self) -> None:
        with self.assertRaises(RuntimeError):
            asyncio.Lock().release()

    async def test_with_acquires_and_releases(self) -> None:
        lock = asyncio.Lock()
        async with lock:
            self.assertTrue(lock.locked())
        self.assertFalse(lock.locked())

    async def test_with_releases_after_an_exception(self) -> None:
        lock = asyncio.Lock()
        with self.assertRaises(KeyError):
            async with lock:
                raise KeyError
        self.assertFalse(lock.locked())

    async def test_waiters_go_on_in_the_order_they_came(self) -> None:
        lock = asyncio.Lock()
        got: list[int] = []

        async def enter(index: int) -> None:
            async with lock:
                got.append(index)
                await asyncio.sleep(0)

        await lock.acquire()
        tasks = [asyncio.create_task(enter(index)) for index in range(5)]
        await spin()
        self.assertEqual(got, [])
        lock.release()
        await asyncio.gather(*tasks)
        self.assertEqual(got, [0, 1, 2, 3, 4])

    async def test_a_newcomer_does_not_overtake(self) -> None:
        lock = asyncio.Lock()
        got: list[str] = []

        async def enter(name: str) -> None:
            async with lock:
                got.append(name)

        await lock.acquire()
        waiter = asyncio.create_task(enter("waiter"))
        await spin()
        lock.release()
        await enter("newcomer")
        await waiter
        self.assertEqual(got, ["waiter", "newcomer"])

    async def test_one_task_is_inside_at_a_time(self) -> None:
        lock = asyncio.Lock()
        inside = most = 0

        async def enter() -> None:
            nonlocal inside, most
            for _ in range(5):
                async with lock:
                    inside += 1
                    most = max(most, inside)
                    await asyncio.sleep(0)
                    inside -= 1

        await asyncio.gather(*[enter() for _ in range(5)])
        self.assertEqual((inside, most), (0, 1))

    async def test_a_cancelled_waiter_leaves_the_queue(self) -> None:
        lock = asyncio.Lock()
        await lock.acquire()
        first = asyncio.create_task(lock.acquire())
        second = asyncio.create_task(lock.acquire())
        await spin()
        first.cancel()
        await spin()
        lock.release()
        self.assertTrue(await second)
        self.assertTrue(first.cancelled())

    async def test_a_wait_may_expire(self) -> None:
        lock = asyncio.Lock()
        await lock.acquire()
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(lock.acquire(), SHORT)
        lock.release()
        self.assertFalse(lock.locked())

    async def test_it_is_not_reentrant(self) -> None:
        async with (lock := asyncio.Lock()):
            with self.assertRaises(asyncio.TimeoutError):
                await asyncio.wait_for(lock.acquire(), SHORT)


class EventTest(AsyncTestCase):
    async def test_set_and_clear(self) -> None:
        event = asyncio.Event()
        self.assertIs(event.is_set(), False)
        event.set()
        self.assertIs(event.is_set(), True)
        event.clear()
        self.assertIs(event.is_set(), False)

    async def test_waiting_for_a_set_one_returns_true_at_once(self) -> None:
        event = asyncio.Event()
        event.set()
        self.assertIs(await event.wait(), True)

    async def test_set_wakes_every_waiter(self) -> None:
        event = asyncio.Event()
        tasks = [asyncio.create_task(event.wait()) for _ in range(4)]
        await spin()
        self.assertFalse(any(task.done() for task in tasks))
        event.set()
        self.assertEqual(await asyncio.gather(*tasks), [True] * 4)

    async def test_clearing_at_once_still_wakes_those_who_waited(self) -> None:
        event = asyncio.Event()
        task = asyncio.create_task(event.wait())
        await spin()
        event.set()
        event.clear()
        self.assertIs(await task, True)

    async def test_a_cleared_one_is_waited_for_again(self) -> None:
        event = asyncio.Event()
        event.set()
        event.clear()
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(event.wait(), SHORT)

    async def test_a_cancelled_waiter_does_not_stop_the_others(self) -> None:
        event = asyncio.Event()
        first, second = (asyncio.create_task(event.wait()) for _ in range(2))
        await spin()
        first.cancel()
        event.set()
        self.assertTrue(await second)
        with self.assertRaises(asyncio.CancelledError):
            await first


class ConditionTest(AsyncTestCase):
    async def sleepers(
        self, condition: asyncio.Condition, count: int, woken: list[int]
    ) -> list[asyncio.Task[bool]]:
        """Tasks that all wait for the condition when this returns."""

        async def sleep(index: int) -> bool:
            async with condition:
                result = await condition.wait()
                woken.append(index)
                return result

        tasks = [asyncio.create_task(sleep(index)) for index in range(count)]
        await spin()
        return tasks

    async def test_waiting_without_the_lock_is_an_error(self) -> None:
        condition = asyncio.Condition()
        with self.assertRaises(RuntimeError):
            await condition.wait()

    async def test_notifying_without_the_lock_is_an_error(self) -> None:
        condition = asyncio.Condition()
        with self.assertRaises(RuntimeError):
            condition.notify()
        with self.assertRaises(RuntimeError):
            condition.notify_all()

    async def test_acquire_and_release(self) -> None:
        condition = asyncio.Condition()
        self.assertIs(await condition.acquire(), True)
        self.assertIs(condition.locked(), True)
        condition.release()
        self.assertIs(condition.locked(), False)

    async def test_notify_wakes_one(self) -> None:
        condition = asyncio.Condition()
        woken: list[int] = []
        tasks = await self.sleepers(condition, 3, woken)
        for count in (1, 2, 3):
            async with condition:
                condition.notify()
            await spin()
            self.assertEqual(len(woken), count)
        self.assertEqual(await asyncio.gather(*tasks), [True] * 3)

    async def test_notify_wakes_as_many_as_asked(self) -> None:
        condition = asyncio.Condition()
        woken: list[int] = []
        tasks = await self.sleepers(condition, 4, woken)
        async with condition:
            condition.notify(3)
        await spin()
        self.assertEqual(len(woken), 3)
        async with condition:
            condition.notify(3)
        await asyncio.gather(*tasks)

    async def test_notify_all_wakes_all(self) -> None:
        condition = asyncio.Condition()
        woken: list[int] = []
        tasks = await self.sleepers(condition, 5, woken)
        async with condition:
            condition.notify_all()
        await asyncio.gather(*tasks)
        self.assertEqual(sorted(woken), [0, 1, 2, 3, 4])

    async def test_wait_gives_up_the_lock_and_takes_it_again(self) -> None:
        condition = asyncio.Condition()
        (task,) = await self.sleepers(condition, 1, [])
        self.assertFalse(condition.locked())
        async with condition:
            condition.notify()
            await spin()
            self.assertFalse(task.done())
        self.assertTrue(await task)

    async def test_wait_for_goes_on_until_the_predicate_holds(self) -> None:
        condition = asyncio.Condition()
        count = 0

        async def wait() -> object:
            async with condition:
                return await condition.wait_for(lambda: count >= 3 and "enough")

        task = asyncio.create_task(wait())
        for _ in range(3):
            await spin()
            self.assertFalse(task.done())
            async with condition:
                count += 1
                condition.notify_all()
        self.assertEqual(await task, "enough")

    async def test_a_cancelled_wait_takes_the_lock_again_first(self) -> None:
        condition = asyncio.Condition()
        held: list[bool] = []

        async def wait() -> None:
            async with condition:
                try:
                    await condition.wait()
                finally:
                    held.append(condition.locked())

        task = asyncio.create_task(wait())
        await spin()
        task.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await task
        self.assertEqual(held, [True])
        self.assertFalse(condition.locked())

    async def test_it_takes_a_lock_of_ours(self) -> None:
        lock = asyncio.Lock()
        async with asyncio.Condition(lock):
            self.assertTrue(lock.locked())
        self.assertFalse(lock.locked())


class SemaphoreTest(AsyncTestCase):
    async def test_it_lets_as_many_in_as_said(self) -> None:
        semaphore = asyncio.Semaphore(2)
        self.assertIs(await semaphore.acquire(), True)
        self.assertIs(semaphore.locked(), False)
        await semaphore.acquire()
        self.assertIs(semaphore.locked(), True)
        semaphore.release()
        self.assertIs(semaphore.locked(), False)

    async def test_less_than_zero_is_an_error(self) -> None:
        with self.assertRaises(ValueError):
            asyncio.Semaphore(-1)

    async def test_a_waiter_goes_on_at_release(self) -> None:
        semaphore = asyncio.Semaphore(0)
        task = asyncio.create_task(semaphore.acquire())
        await spin()
        self.assertFalse(task.done())
        semaphore.release()
        self.assertTrue(await task)

    async def test_no_more_than_the_number_are_inside(self) -> None:
        semaphore = asyncio.Semaphore(3)
        inside = most = 0

        async def enter() -> None:
            nonlocal inside, most
            async with semaphore:
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(0)
                inside -= 1

        await asyncio.gather(*[enter() for _ in range(10)])
        self.assertEqual((inside, most), (0, 3))

    async def test_it_may_be_released_more_often_than_acquired(self) -> None:
        semaphore = asyncio.Semaphore(0)
        semaphore.release()
        semaphore.release()
        await semaphore.acquire()
        await semaphore.acquire()
        self.assertTrue(semaphore.locked())

    async def test_a_cancelled_waiter_takes_no_release(self) -> None:
        semaphore = asyncio.Semaphore(0)
        first = asyncio.create_task(semaphore.acquire())
        second = asyncio.create_task(semaphore.acquire())
        await spin()
        first.cancel()
        await spin()
        semaphore.release()
        self.assertTrue(await second)

    async def test_a_bounded_one_must_not_be_released_too_often(self) -> None:
        semaphore = asyncio.BoundedSemaphore(1)
        async with semaphore:
            self.assertTrue(semaphore.locked())
        with self.assertRaises(ValueError):
            semaphore.release()


@unittest.skipUnless(sys.version_info >= (3, 11), "asyncio.Barrier came with 3.11")
class BarrierTest(AsyncTestCase):
    async def test_each_task_gets_a_number_of_its_own(self) -> None:
        barrier = asyncio.Barrier(3)
        numbers = await asyncio.gather(*[barrier.wait() for _ in range(3)])
        self.assertEqual(sorted(numbers), [0, 1, 2])

    async def test_nobody_passes_before_the_last(self) -> None:
        barrier = asyncio.Barrier(3)
        tasks = [asyncio.create_task(barrier.wait()) for _ in range(2)]
        await spin()
        self.assertEqual((barrier.parties, barrier.n_waiting), (3, 2))
        self.assertFalse(any(task.done() for task in tasks))
        await barrier.wait()
        await asyncio.gather(*tasks)
        self.assertEqual(barrier.n_waiting, 0)

    async def test_it_can_be_used_again(self) -> None:
        barrier = asyncio.Barrier(2)
        for _ in range(3):
            numbers = await asyncio.gather(barrier.wait(), barrier.wait())
            self.assertEqual(sorted(numbers), [0, 1])

    async def test_as_a_context_manager_it_gives_the_number(self) -> None:
        async with asyncio.Barrier(1) as number:
            self.assertEqual(number, 0)

    async def test_abort_breaks_it(self) -> None:
        barrier = asyncio.Barrier(2)
        task = asyncio.create_task(barrier.wait())
        await spin()
        await barrier.abort()
        self.assertTrue(barrier.broken)
        with self.assertRaises(asyncio.BrokenBarrierError):
            await task
        with self.assertRaises(asyncio.BrokenBarrierError):
            await barrier.wait()

    async def test_reset_sends_those_inside_away(self) -> None:
        barrier = asyncio.Barrier(2)
        task = asyncio.create_task(barrier.wait())
        await spin()
        await barrier.reset()
        with self.assertRaises(asyncio.BrokenBarrierError):
            await task
        self.assertFalse(barrier.broken)
        await asyncio.gather(barrier.wait(), barrier.wait())

    async def test_less_than_one_party_is_an_error(self) -> None:
        with self.assertRaises(ValueError):
            asyncio.Barrier(0)
