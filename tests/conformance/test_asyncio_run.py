"""asyncio.run and asyncio.Runner, as the library reference describes them."""

from __future__ import annotations

import _thread
import asyncio
import contextvars
import signal
import sys
import threading
import unittest
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

from support import LIMIT, ThreadingTestCase

with_runner = unittest.skipUnless(sys.version_info >= (3, 11), "Runner came with 3.11")


async def double(number: int) -> int:
    await asyncio.sleep(0)
    return 2 * number


class RunTest(ThreadingTestCase):
    def test_it_returns_the_result(self) -> None:
        self.assertEqual(asyncio.run(double(21)), 42)

    def test_it_raises_the_exception(self) -> None:
        async def main() -> None:
            raise LookupError

        with self.assertRaises(LookupError):
            asyncio.run(main())

    def test_it_makes_a_new_loop_each_time(self) -> None:
        async def main() -> asyncio.AbstractEventLoop:
            return asyncio.get_running_loop()

        first, second = asyncio.run(main()), asyncio.run(main())
        self.assertIsNot(first, second)
        self.assertTrue(first.is_closed() and second.is_closed())

    def test_it_cancels_tasks_that_are_left(self) -> None:
        ends: list[str] = []

        async def forever() -> None:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                ends.append("cancelled")
                raise

        async def main() -> list[asyncio.Task[None]]:
            tasks = [asyncio.create_task(forever()) for _ in range(3)]
            await asyncio.sleep(0)
            return tasks

        tasks = asyncio.run(main())
        self.assertEqual(ends, ["cancelled"] * 3)
        self.assertTrue(all(task.cancelled() for task in tasks))

    def test_it_waits_for_what_cancelled_tasks_do_last(self) -> None:
        ends: list[str] = []

        async def slow_to_end() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                await asyncio.sleep(0.001)
                ends.append("cleaned up")

        async def main() -> None:
            task = asyncio.create_task(slow_to_end())
            await asyncio.sleep(0)
            self.assertFalse(task.done())

        asyncio.run(main())
        self.assertEqual(ends, ["cleaned up"])

    def test_it_closes_asynchronous_generators(self) -> None:
        ends: list[str] = []
        kept: list[AsyncIterator[int]] = []

        async def numbers() -> AsyncIterator[int]:
            try:
                yield 1
                yield 2
            finally:
                await asyncio.sleep(0)
                ends.append("closed")

        async def main() -> int:
            generator = numbers()
            kept.append(generator)
            return await generator.__anext__()

        self.assertEqual(asyncio.run(main()), 1)
        self.assertEqual(ends, ["closed"])

    def test_it_waits_for_the_threads_of_its_executor(self) -> None:
        go_on = threading.Event()
        threads: list[threading.Thread] = []

        def work() -> None:
            threads.append(threading.current_thread())
            go_on.wait(LIMIT)

        async def main() -> None:
            future = asyncio.get_running_loop().run_in_executor(None, work)
            go_on.set()
            await future

        asyncio.run(main())
        self.assertFalse(threads[0].is_alive())

    def test_inside_a_running_loop_it_is_an_error(self) -> None:
        async def main() -> None:
            inner = double(1)
            try:
                asyncio.run(inner)
            finally:
                inner.close()

        with self.assertRaisesRegex(RuntimeError, "running event loop"):
            asyncio.run(main())

    def test_what_is_no_coroutine_is_an_error(self) -> None:
        with self.assertRaises((TypeError, ValueError)):
            asyncio.run(double)  # type: ignore[arg-type]

    def test_every_thread_may_run_a_loop(self) -> None:
        line = threading.Barrier(4)

        async def main(index: int) -> tuple[int, int]:
            line.wait(LIMIT)
            for _ in range(10):
                await asyncio.sleep(0.0001)
            return await double(index), id(asyncio.get_running_loop())

        results = self.together(4, lambda index: asyncio.run(main(index)))
        self.assertEqual([number for number, _ in results], [0, 2, 4, 6])

    def test_outside_there_is_no_running_loop(self) -> None:
        asyncio.run(double(1))
        with self.assertRaisesRegex(RuntimeError, "no running event loop"):
            asyncio.get_running_loop()

    def test_another_thread_has_no_running_loop(self) -> None:
        async def main() -> None:
            with ThreadPoolExecutor(1) as pool:
                with self.assertRaises(RuntimeError):
                    pool.submit(asyncio.get_running_loop).result(LIMIT)

        asyncio.run(main())

    def test_debug_is_off_unless_asked_for(self) -> None:
        async def main() -> bool:
            return asyncio.get_running_loop().get_debug()

        self.assertIs(asyncio.run(main(), debug=False), False)
        self.assertIs(asyncio.run(main(), debug=True), True)

    def test_an_interrupt_is_raised_as_keyboard_interrupt(self) -> None:
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)
        ends: list[str] = []

        async def main() -> None:
            try:
                _thread.interrupt_main()
                await asyncio.sleep(LIMIT)
            finally:
                ends.append("cleaned up")

        with self.assertRaises(KeyboardInterrupt):
            asyncio.run(main())
        self.assertEqual(ends, ["cleaned up"])

    def test_system_exit_passes_through(self) -> None:
        async def main() -> None:
            sys.exit(3)

        with self.assertRaises(SystemExit) as caught:
            asyncio.run(main())
        self.assertEqual(caught.exception.code, 3)

    @unittest.skipUnless(sys.version_info >= (3, 12), "loop_factory came with 3.12")
    def test_a_factory_makes_the_loop(self) -> None:
        made: list[asyncio.AbstractEventLoop] = []

        def make() -> asyncio.AbstractEventLoop:
            made.append(asyncio.new_event_loop())
            return made[0]

        async def main() -> asyncio.AbstractEventLoop:
            return asyncio.get_running_loop()

        loop = asyncio.run(main(), loop_factory=make)
        self.assertEqual(made, [loop])


@with_runner
class RunnerTest(ThreadingTestCase):
    def test_it_runs_one_after_the_other_in_one_loop(self) -> None:
        async def main() -> asyncio.AbstractEventLoop:
            return asyncio.get_running_loop()

        with asyncio.Runner() as runner:
            first, second = runner.run(main()), runner.run(main())
            self.assertIs(first, second)
            self.assertIs(first, runner.get_loop())
        self.assertTrue(first.is_closed())

    def test_it_keeps_its_context(self) -> None:
        variable: contextvars.ContextVar[str] = contextvars.ContextVar("variable")

        async def write() -> None:
            variable.set("written")

        async def read() -> str:
            return variable.get()

        with asyncio.Runner() as runner:
            runner.run(write())
            self.assertEqual(runner.run(read()), "written")
        with self.assertRaises(LookupError):
            variable.get()

    def test_a_context_can_be_given(self) -> None:
        variable: contextvars.ContextVar[str] = contextvars.ContextVar("variable")
        context = contextvars.copy_context()
        context.run(variable.set, "given")

        async def read() -> str:
            return variable.get()

        with asyncio.Runner() as runner:
            self.assertEqual(runner.run(read(), context=context), "given")

    def test_tasks_live_on_between_runs(self) -> None:
        ends: list[str] = []

        async def wait(event: asyncio.Event) -> None:
            await event.wait()
            ends.append("went on")

        async def begin() -> tuple[asyncio.Event, asyncio.Task[None]]:
            event = asyncio.Event()
            return event, asyncio.create_task(wait(event))

        async def finish(event: asyncio.Event, task: asyncio.Task[None]) -> None:
            event.set()
            await task

        with asyncio.Runner() as runner:
            event, task = runner.run(begin())
            self.assertFalse(task.done())
            runner.run(finish(event, task))
        self.assertEqual(ends, ["went on"])

    def test_close_cancels_what_is_left(self) -> None:
        async def begin() -> asyncio.Task[bool]:
            return asyncio.create_task(asyncio.Event().wait())

        runner = asyncio.Runner()
        task = runner.run(begin())
        self.assertFalse(task.done())
        runner.close()
        self.assertTrue(task.cancelled())

    def test_it_cannot_be_used_after_close(self) -> None:
        runner = asyncio.Runner()
        runner.run(double(1))
        runner.close()
        inner = double(1)
        with self.assertRaises(RuntimeError):
            runner.run(inner)
        inner.close()

    def test_inside_its_own_loop_it_is_an_error(self) -> None:
        with asyncio.Runner() as runner:

            async def main() -> None:
                inner = double(1)
                try:
                    runner.run(inner)
                finally:
                    inner.close()

            with self.assertRaises(RuntimeError):
                runner.run(main())

    def test_an_exception_leaves_it_usable(self) -> None:
        async def fail() -> None:
            raise LookupError

        with asyncio.Runner() as runner:
            with self.assertRaises(LookupError):
                runner.run(fail())
            self.assertEqual(runner.run(double(2)), 4)
