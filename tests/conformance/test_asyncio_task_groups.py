"""asyncio.TaskGroup, as the library reference describes it."""

from __future__ import annotations

import asyncio
import contextvars
import sys
import unittest

from support import SHORT, AsyncTestCase, spin


async def fail(error: BaseException) -> None:
    raise error


async def fail_when_cancelled(error: Exception) -> None:
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        raise error from None


@unittest.skipUnless(sys.version_info >= (3, 11), "TaskGroup came with 3.11")
class TaskGroupTest(AsyncTestCase):
    async def test_it_waits_for_its_tasks(self) -> None:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(asyncio.sleep(0.001, n)) for n in range(3)]
        self.assertEqual([task.result() for task in tasks], [0, 1, 2])

    async def test_an_empty_one_ends_at_once(self) -> None:
        async with asyncio.TaskGroup():
            pass

    async def test_tasks_may_be_named(self) -> None:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(asyncio.sleep(0), name="napping")
        self.assertEqual(task.get_name(), "napping")

    async def test_tasks_may_be_given_a_context(self) -> None:
        variable: contextvars.ContextVar[str] = contextvars.ContextVar("variable")
        context = contextvars.copy_context()
        context.run(variable.set, "given")

        async def read() -> str:
            return variable.get()

        async with asyncio.TaskGroup() as group:
            task = group.create_task(read(), context=context)
        self.assertEqual(task.result(), "given")

    async def test_a_task_may_add_tasks(self) -> None:
        got: list[int] = []

        async def count_down(group: asyncio.TaskGroup, left: int) -> None:
            got.append(left)
            if left:
                group.create_task(count_down(group, left - 1))

        async with asyncio.TaskGroup() as group:
            group.create_task(count_down(group, 3))
        self.assertEqual(got, [3, 2, 1, 0])

    async def test_an_error_comes_in_a_group(self) -> None:
        error = LookupError("lost")
        with self.assertRaises(ExceptionGroup) as caught:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail(error))
        self.assertEqual(caught.exception.exceptions, (error,))

    async def test_an_error_cancels_the_other_tasks(self) -> None:
        with self.assertRaises(ExceptionGroup):
            async with asyncio.TaskGroup() as group:
                waiting = group.create_task(asyncio.Event().wait())
                await asyncio.sleep(0)
                group.create_task(fail(LookupError()))
        self.assertTrue(waiting.cancelled())

    async def test_an_error_cancels_the_block(self) -> None:
        ends: list[str] = []
        with self.assertRaises(ExceptionGroup):
            async with asyncio.TaskGroup() as group:
                group.create_task(fail(LookupError()))
                try:
                    await asyncio.Event().wait()
                finally:
                    ends.append("left")
        self.assertEqual(ends, ["left"])

    async def test_several_errors_come_together(self) -> None:
        with self.assertRaises(ExceptionGroup) as caught:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail_when_cancelled(KeyError()))
                group.create_task(fail_when_cancelled(IndexError()))
                await asyncio.sleep(0)
                group.create_task(fail(ValueError()))
        kinds = {type(error) for error in caught.exception.exceptions}
        self.assertEqual(kinds, {KeyError, IndexError, ValueError})

    async def test_an_error_of_the_block_comes_in_the_group(self) -> None:
        with self.assertRaises(ExceptionGroup) as caught:
            async with asyncio.TaskGroup() as group:
                waiting = group.create_task(asyncio.Event().wait())
                await asyncio.sleep(0)
                raise LookupError
        self.assertIsInstance(caught.exception.exceptions[0], LookupError)
        self.assertTrue(waiting.cancelled())

    async def test_a_cancelled_task_is_no_error(self) -> None:
        async with asyncio.TaskGroup() as group:
            cancelled = group.create_task(asyncio.Event().wait())
            other = group.create_task(asyncio.sleep(0.001, "done"))
            await asyncio.sleep(0)
            cancelled.cancel()
        self.assertTrue(cancelled.cancelled())
        self.assertEqual(other.result(), "done")

    async def test_cancelling_the_owner_cancels_the_tasks(self) -> None:
        inner: list[asyncio.Task[bool]] = []

        async def own() -> None:
            async with asyncio.TaskGroup() as group:
                inner.append(group.create_task(asyncio.Event().wait()))

        task = asyncio.create_task(own())
        await spin()
        task.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await task
        self.assertTrue(inner[0].cancelled())

    async def test_the_owner_goes_on_after_an_error(self) -> None:
        with self.assertRaises(ExceptionGroup):
            async with asyncio.TaskGroup() as group:
                group.create_task(fail(LookupError()))
                await asyncio.Event().wait()
        await asyncio.sleep(0)
        task = asyncio.current_task()
        assert task is not None
        self.assertEqual(task.cancelling(), 0)

    async def test_system_exit_comes_alone(self) -> None:
        class Leaving(SystemExit):
            pass

        # Such an exception ends the loop as well, so it gets a loop of its own.
        async def main() -> None:
            asyncio.get_running_loop().set_exception_handler(lambda *_: None)
            async with asyncio.TaskGroup() as group:
                group.create_task(fail(Leaving()))

        def run() -> str:
            try:
                asyncio.run(main())
            except BaseException as error:
                return type(error).__name__
            return "nothing"

        self.assertEqual(self.elsewhere(run), "Leaving")

    async def test_it_cannot_be_used_before_it_is_entered(self) -> None:
        group = asyncio.TaskGroup()
        coroutine = asyncio.sleep(0)
        with self.assertRaises(RuntimeError):
            group.create_task(coroutine)
        coroutine.close()

    async def test_it_cannot_be_used_after_its_end(self) -> None:
        async with asyncio.TaskGroup() as group:
            pass
        coroutine = asyncio.sleep(0)
        with self.assertRaises(RuntimeError):
            group.create_task(coroutine)
        coroutine.close()

    async def test_it_cannot_be_entered_twice(self) -> None:
        async with asyncio.TaskGroup() as group:
            with self.assertRaises(RuntimeError):
                async with group:
                    pass

    async def test_groups_nest(self) -> None:
        error = LookupError()
        with self.assertRaises(ExceptionGroup) as caught:
            async with asyncio.TaskGroup():
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(fail(error))
        (inner_group,) = caught.exception.exceptions
        self.assertIsInstance(inner_group, ExceptionGroup)
        assert isinstance(inner_group, ExceptionGroup)
        self.assertEqual(inner_group.exceptions, (error,))

    async def test_a_time_limit_cancels_it(self) -> None:
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(SHORT):
                async with asyncio.TaskGroup() as group:
                    task = group.create_task(asyncio.Event().wait())
        self.assertTrue(task.cancelled())
