"""Context variables in threads, pools and tasks, as the library reference has them."""

from __future__ import annotations

import asyncio
import contextvars
import sys
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor

from support import LIMIT, ThreadingTestCase

variable: contextvars.ContextVar[str] = contextvars.ContextVar("variable")

inherits = bool(getattr(sys.flags, "thread_inherit_context", 0))


class ThreadTest(ThreadingTestCase):
    def setUp(self) -> None:
        token = variable.set("outer")
        self.addCleanup(variable.reset, token)

    @unittest.skipIf(inherits, "threads inherit the context here")
    def test_a_new_thread_starts_with_an_empty_context(self) -> None:
        self.assertEqual(self.elsewhere(variable.get, "nothing"), "nothing")
        with self.assertRaises(LookupError):
            self.elsewhere(variable.get)

    def test_a_value_set_in_a_thread_stays_there(self) -> None:
        self.elsewhere(variable.set, "inner")
        self.assertEqual(variable.get(), "outer")

    def test_every_thread_keeps_its_own_value(self) -> None:
        line = threading.Barrier(4)

        def work(index: int) -> str:
            variable.set(str(index))
            line.wait(LIMIT)
            return variable.get()

        self.assertEqual(self.together(4, work), ["0", "1", "2", "3"])

    def test_a_copied_context_carries_values_into_a_thread(self) -> None:
        context = contextvars.copy_context()
        self.assertEqual(self.elsewhere(context.run, variable.get), "outer")

    def test_a_change_in_a_copied_context_stays_in_it(self) -> None:
        context = contextvars.copy_context()
        self.elsewhere(context.run, variable.set, "inner")
        self.assertEqual(context[variable], "inner")
        self.assertEqual(variable.get(), "outer")

    def test_one_context_cannot_run_twice_at_once(self) -> None:
        context = contextvars.copy_context()
        entered, go_on = threading.Event(), threading.Event()

        def stay() -> None:
            entered.set()
            go_on.wait(LIMIT)

        worker = self.start(context.run, stay)
        self.await_event(entered)
        with self.assertRaises(RuntimeError):
            context.run(int)
        go_on.set()
        worker.result()
        self.assertEqual(context.run(int), 0)

    @unittest.skipIf(inherits, "threads inherit the context here")
    def test_a_pool_does_not_carry_values(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            self.assertEqual(pool.submit(variable.get, "nothing").result(), "nothing")

    def test_a_pool_runs_a_copied_context(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            context = contextvars.copy_context()
            self.assertEqual(pool.submit(context.run, variable.get).result(), "outer")

    def test_reset_restores_the_value_before(self) -> None:
        def work() -> list[str]:
            variable.set("first")
            token = variable.set("second")
            seen = [variable.get()]
            variable.reset(token)
            return [*seen, variable.get()]

        self.assertEqual(self.elsewhere(work), ["second", "first"])

    def test_a_token_of_another_context_is_an_error(self) -> None:
        token = contextvars.copy_context().run(variable.set, "inner")
        with self.assertRaises(ValueError):
            variable.reset(token)


class TaskTest(unittest.TestCase):
    def setUp(self) -> None:
        token = variable.set("outer")
        self.addCleanup(variable.reset, token)

    def test_a_task_copies_the_context_where_it_is_made(self) -> None:
        async def read() -> str:
            return variable.get()

        async def main() -> list[str]:
            task = asyncio.create_task(read())
            variable.set("changed later")
            return [await task, await asyncio.create_task(read())]

        self.assertEqual(asyncio.run(main()), ["outer", "changed later"])

    def test_a_value_set_in_a_task_stays_there(self) -> None:
        async def write() -> None:
            variable.set("inner")

        async def main() -> list[str]:
            await asyncio.create_task(write())
            after_task = variable.get()
            await write()
            return [after_task, variable.get()]

        self.assertEqual(asyncio.run(main()), ["outer", "inner"])
        self.assertEqual(variable.get(), "outer")

    def test_to_thread_carries_values(self) -> None:
        async def main() -> str:
            variable.set("from the task")
            return await asyncio.to_thread(variable.get)

        self.assertEqual(asyncio.run(main()), "from the task")

    def test_to_thread_does_not_carry_changes_back(self) -> None:
        async def main() -> str:
            await asyncio.to_thread(variable.set, "inner")
            return variable.get()

        self.assertEqual(asyncio.run(main()), "outer")

    @unittest.skipIf(inherits, "threads inherit the context here")
    def test_run_in_executor_does_not_carry_values(self) -> None:
        async def main() -> str:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(None, variable.get, "nothing")

        self.assertEqual(asyncio.run(main()), "nothing")

    def test_callbacks_copy_the_context(self) -> None:
        async def main() -> str:
            loop = asyncio.get_running_loop()
            future: asyncio.Future[str] = loop.create_future()
            loop.call_soon(lambda: future.set_result(variable.get()))
            variable.set("changed later")
            return await future

        self.assertEqual(asyncio.run(main()), "outer")

    @unittest.skipUnless(sys.version_info >= (3, 11), "context= came with 3.11")
    def test_a_task_runs_in_the_context_it_was_given(self) -> None:
        async def write() -> None:
            variable.set("inner")

        async def main() -> str:
            context = contextvars.copy_context()
            await asyncio.create_task(write(), context=context)
            return context[variable]

        self.assertEqual(asyncio.run(main()), "inner")
