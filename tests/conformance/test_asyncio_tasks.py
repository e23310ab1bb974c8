"""Tasks, gather, wait, as_completed and shield, as the library reference has them."""

from __future__ import annotations

import asyncio
import sys
import unittest
from typing import Any

from support import LIMIT, SHORT, AsyncTestCase, spin


async def fail(error: Exception) -> None:
    await asyncio.sleep(0)
    raise error


async def forever() -> None:
    await asyncio.Event().wait()


class TaskTest(AsyncTestCase):
    async def test_it_starts_when_the_loop_gets_control(self) -> None:
        got: list[str] = []

        async def work() -> None:
            got.append("ran")

        task = asyncio.create_task(work())
        self.assertEqual(got, [])
        await task
        self.assertEqual(got, ["ran"])

    async def test_tasks_start_in_the_order_they_were_made(self) -> None:
        got: list[int] = []

        async def work(index: int) -> None:
            got.append(index)

        await asyncio.gather(*[asyncio.create_task(work(n)) for n in range(5)])
        self.assertEqual(got, [0, 1, 2, 3, 4])

    async def test_tasks_take_turns(self) -> None:
        got: list[str] = []

        async def work(name: str) -> None:
            for number in range(2):
                got.append(f"{name}{number}")
                await asyncio.sleep(0)

        await asyncio.gather(work("a"), work("b"))
        self.assertEqual(got, ["a0", "b0", "a1", "b1"])

    async def test_names(self) -> None:
        task = asyncio.create_task(asyncio.sleep(0), name="first")
        self.assertEqual(task.get_name(), "first")
        task.set_name("second")
        self.assertEqual(task.get_name(), "second")
        await task
        unnamed = asyncio.create_task(asyncio.sleep(0))
        self.assertRegex(unnamed.get_name(), r"^Task-\d+$")
        await unnamed

    async def test_result_and_exception(self) -> None:
        task = asyncio.create_task(asyncio.sleep(0, "done"))
        with self.assertRaises(asyncio.InvalidStateError):
            task.result()
        await task
        self.assertEqual((task.result(), task.exception()), ("done", None))

    async def test_current_task_is_the_caller(self) -> None:
        async def find() -> asyncio.Task[Any] | None:
            return asyncio.current_task()

        task = asyncio.create_task(find())
        self.assertIs(await task, task)

    async def test_all_tasks_lists_those_not_done(self) -> None:
        task = asyncio.create_task(forever())
        finished = asyncio.create_task(asyncio.sleep(0))
        await finished
        listed = asyncio.all_tasks()
        self.assertIn(task, listed)
        self.assertIn(asyncio.current_task(), listed)
        self.assertNotIn(finished, listed)
        task.cancel()

    async def test_cancel_raises_inside_at_the_next_chance(self) -> None:
        got: list[str] = []

        async def work() -> None:
            try:
                await forever()
            except asyncio.CancelledError:
                got.append("cancelled")
                raise

        task = asyncio.create_task(work())
        await spin()
        self.assertIs(task.cancel(), True)
        self.assertEqual(got, [])
        with self.assertRaises(asyncio.CancelledError):
            await task
        self.assertEqual(got, ["cancelled"])
        self.assertTrue(task.cancelled())

    async def test_one_cancelled_before_its_start_never_runs(self) -> None:
        got: list[str] = []

        async def work() -> None:
            got.append("ran")

        task = asyncio.create_task(work())
        task.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await task
        self.assertEqual(got, [])

    async def test_a_task_may_refuse_to_be_cancelled(self) -> None:
        async def work() -> str:
            try:
                await forever()
            except asyncio.CancelledError:
                return "refused"
            return "never"

        task = asyncio.create_task(work())
        await spin()
        task.cancel()
        self.assertEqual(await task, "refused")
        self.assertFalse(task.cancelled())

    async def test_a_finished_one_cannot_be_cancelled(self) -> None:
        task = asyncio.create_task(asyncio.sleep(0))
        await task
        self.assertIs(task.cancel(), False)

    async def test_cancelling_passes_on_to_what_is_awaited(self) -> None:
        inner = asyncio.create_task(forever())

        async def wait() -> None:
            await inner

        outer = asyncio.create_task(wait())
        await spin()
        outer.cancel()
        await spin()
        self.assertTrue(inner.cancelled() and outer.cancelled())

    async def test_callbacks_get_the_task(self) -> None:
        got: list[object] = []
        task = asyncio.create_task(asyncio.sleep(0))
        task.add_done_callback(got.append)
        await task
        await spin()
        self.assertEqual(got, [task])

    @unittest.skipUnless(sys.version_info >= (3, 11), "uncancel() came with 3.11")
    async def test_requests_to_cancel_are_counted(self) -> None:
        async def work() -> list[int]:
            task = asyncio.current_task()
            assert task is not None
            try:
                await forever()
            except asyncio.CancelledError:
                before = task.cancelling()
                return [before, task.uncancel(), task.cancelling()]
            return []

        task = asyncio.create_task(work())
        await spin()
        task.cancel()
        self.assertEqual(await task, [1, 0, 0])

    @unittest.skipUnless(sys.version_info >= (3, 12), "eager tasks came with 3.12")
    async def test_an_eager_task_starts_at_once(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_task_factory(asyncio.eager_task_factory)
        got: list[str] = []

        async def work() -> str:
            got.append("ran")
            return "done"

        task = asyncio.create_task(work())
        self.assertEqual(got, ["ran"])
        self.assertTrue(task.done())
        self.assertEqual(await task, "done")


class GatherTest(AsyncTestCase):
    async def test_results_come_in_the_order_of_the_arguments(self) -> None:
        calls = [asyncio.sleep(0.001 * (3 - number), number) for number in range(3)]
        self.assertEqual(await asyncio.gather(*calls), [0, 1, 2])

    async def test_of_nothing(self) -> None:
        self.assertEqual(await asyncio.gather(), [])

    async def test_the_first_exception_is_raised(self) -> None:
        with self.assertRaises(LookupError):
            await asyncio.gather(asyncio.sleep(0), fail(LookupError()))

    async def test_the_others_go_on_after_an_exception(self) -> None:
        other = asyncio.create_task(asyncio.sleep(SHORT, "done"))
        with self.assertRaises(LookupError):
            await asyncio.gather(other, fail(LookupError()))
        self.assertFalse(other.cancelled())
        self.assertEqual(await other, "done")

    async def test_exceptions_can_be_results(self) -> None:
        error = LookupError()
        results = await asyncio.gather(
            asyncio.sleep(0, 1), fail(error), return_exceptions=True
        )
        self.assertEqual(results, [1, error])

    async def test_cancelling_it_cancels_all(self) -> None:
        tasks = [asyncio.create_task(forever()) for _ in range(3)]
        gathered = asyncio.gather(*tasks)
        await spin()
        gathered.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await gathered
        self.assertTrue(all(task.cancelled() for task in tasks))

    async def test_a_cancelled_one_counts_as_an_exception(self) -> None:
        task = asyncio.create_task(forever())
        other = asyncio.create_task(asyncio.sleep(SHORT, "done"))
        gathered = asyncio.gather(task, other, return_exceptions=True)
        await spin()
        task.cancel()
        results: list[Any] = await gathered
        self.assertIsInstance(results[0], asyncio.CancelledError)
        self.assertEqual(results[1], "done")

    async def test_one_given_twice_is_run_once(self) -> None:
        runs: list[int] = []

        async def work() -> int:
            runs.append(1)
            return len(runs)

        coroutine = work()
        self.assertEqual(await asyncio.gather(coroutine, coroutine), [1, 1])


class WaitTest(AsyncTestCase):
    async def test_it_waits_for_all(self) -> None:
        tasks = {asyncio.create_task(asyncio.sleep(0.001)) for _ in range(3)}
        done, pending = await asyncio.wait(tasks)
        self.assertEqual((done, pending), (tasks, set()))

    async def test_it_raises_nothing(self) -> None:
        task = asyncio.create_task(fail(LookupError()))
        done, _ = await asyncio.wait([task])
        self.assertEqual(done, {task})
        self.assertIsInstance(task.exception(), LookupError)

    async def test_it_may_expire_and_cancels_nothing(self) -> None:
        task = asyncio.create_task(forever())
        with self.takes_at_least(SHORT):
            done, pending = await asyncio.wait([task], timeout=SHORT)
        self.assertEqual((done, pending), (set(), {task}))
        self.assertFalse(task.done())
        task.cancel()

    async def test_first_completed(self) -> None:
        quick = asyncio.create_task(asyncio.sleep(0))
        slow = asyncio.create_task(forever())
        done, pending = await asyncio.wait(
            [quick, slow], return_when=asyncio.FIRST_COMPLETED
        )
        self.assertEqual((done, pending), ({quick}, {slow}))
        slow.cancel()

    async def test_first_exception(self) -> None:
        quick = asyncio.create_task(asyncio.sleep(0))
        failing = asyncio.create_task(fail(LookupError()))
        slow = asyncio.create_task(forever())
        done, pending = await asyncio.wait(
            [quick, failing, slow], return_when=asyncio.FIRST_EXCEPTION
        )
        self.assertIn(failing, done)
        self.assertEqual(pending, {slow})
        self.assertIsInstance(failing.exception(), LookupError)
        slow.cancel()

    async def test_of_nothing_is_an_error(self) -> None:
        with self.assertRaises(ValueError):
            await asyncio.wait([])

    @unittest.skipUnless(sys.version_info >= (3, 11), "coroutines were allowed before")
    async def test_coroutines_are_an_error(self) -> None:
        coroutine = forever()
        with self.assertRaises(TypeError):
            await asyncio.wait([coroutine])  # type: ignore[type-var]
        coroutine.close()


class AsCompletedTest(AsyncTestCase):
    async def test_what_is_done_first_comes_first(self) -> None:
        gates = [asyncio.Event() for _ in range(3)]

        async def wait(index: int) -> int:
            await gates[index].wait()
            return index

        got = []
        order = iter((2, 0, 1))
        gates[next(order)].set()
        for found in asyncio.as_completed([wait(index) for index in range(3)]):
            got.append(await found)
            for index in order:
                gates[index].set()
                break
        self.assertEqual(got, [2, 0, 1])

    async def test_exceptions_are_raised_where_awaited(self) -> None:
        (found,) = asyncio.as_completed([fail(LookupError())])
        with self.assertRaises(LookupError):
            await found

    async def test_it_may_expire(self) -> None:
        task = asyncio.create_task(forever())
        for found in asyncio.as_completed([task], timeout=SHORT):
            with self.assertRaises(asyncio.TimeoutError):
                await found
        task.cancel()

    @unittest.skipUnless(sys.version_info >= (3, 13), "async for came with 3.13")
    async def test_as_an_asynchronous_iterator_it_gives_the_tasks(self) -> None:
        tasks = [asyncio.create_task(asyncio.sleep(0, n)) for n in range(3)]
        got = [task async for task in asyncio.as_completed(tasks)]
        self.assertEqual(set(got), set(tasks))


class ShieldTest(AsyncTestCase):
    async def test_it_returns_the_result(self) -> None:
        self.assertEqual(await asyncio.shield(asyncio.sleep(0, "done")), "done")

    async def test_cancelling_the_waiter_leaves_the_task_alone(self) -> None:
        go_on = asyncio.Event()
        inner = asyncio.create_task(go_on.wait())

        async def wait() -> None:
            await asyncio.shield(inner)

        outer = asyncio.create_task(wait())
        await spin()
        outer.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await outer
        self.assertFalse(inner.done())
        go_on.set()
        self.assertTrue(await asyncio.wait_for(inner, LIMIT))

    async def test_cancelling_the_task_itself_reaches_the_waiter(self) -> None:
        inner = asyncio.create_task(forever())
        shielded = asyncio.shield(inner)
        await spin()
        inner.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await shielded
