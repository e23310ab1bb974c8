"""asyncio and threads together, as the library reference describes it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

from support import LIMIT, SHORT, AsyncTestCase, ThreadingTestCase, spin


class ToThreadTest(AsyncTestCase):
    async def test_it_returns_the_result(self) -> None:
        self.assertEqual(await asyncio.to_thread(pow, 2, 10), 1024)

    async def test_it_passes_arguments(self) -> None:
        def work(*args: int, **kwargs: int) -> object:
            return args, kwargs

        result = await asyncio.to_thread(work, 1, 2, func=3)
        self.assertEqual(result, ((1, 2), {"func": 3}))

    async def test_it_raises_the_exception(self) -> None:
        with self.assertRaises(ValueError):
            await asyncio.to_thread(int, "x")

    async def test_it_runs_in_another_thread(self) -> None:
        ident = await asyncio.to_thread(threading.get_ident)
        self.assertNotEqual(ident, threading.get_ident())

    async def test_the_loop_goes_on_meanwhile(self) -> None:
        go_on = threading.Event()
        task = asyncio.create_task(asyncio.to_thread(go_on.wait, LIMIT))
        for _ in range(5):
            await asyncio.sleep(0.001)
            self.assertFalse(task.done())
        go_on.set()
        self.assertTrue(await task)

    async def test_several_run_at_once(self) -> None:
        line = threading.Barrier(3)
        calls = [asyncio.to_thread(line.wait, LIMIT) for _ in range(3)]
        self.assertEqual(sorted(await asyncio.gather(*calls)), [0, 1, 2])

    async def test_a_time_limit_does_not_stop_the_thread(self) -> None:
        go_on, ended = threading.Event(), threading.Event()

        def work() -> None:
            go_on.wait(LIMIT)
            ended.set()

        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.to_thread(work), SHORT)
        self.assertFalse(ended.is_set())
        go_on.set()
        self.assertTrue(await asyncio.to_thread(ended.wait, LIMIT))


class RunInExecutorTest(AsyncTestCase):
    async def test_the_default_executor(self) -> None:
        loop = asyncio.get_running_loop()
        self.assertEqual(await loop.run_in_executor(None, pow, 2, 3), 8)

    async def test_an_executor_of_ours(self) -> None:
        loop = asyncio.get_running_loop()

        def name() -> str:
            return threading.current_thread().name

        with ThreadPoolExecutor(1, thread_name_prefix="ours") as pool:
            self.assertRegex(await loop.run_in_executor(pool, name), "^ours")

    async def test_the_default_executor_can_be_set(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(1, thread_name_prefix="set"))
        name = await asyncio.to_thread(lambda: threading.current_thread().name)
        self.assertRegex(name, "^set")

    async def test_it_raises_the_exception(self) -> None:
        loop = asyncio.get_running_loop()
        with self.assertRaises(ValueError):
            await loop.run_in_executor(None, int, "x")

    async def test_jobs_that_wait_in_the_pool_can_be_cancelled(self) -> None:
        loop = asyncio.get_running_loop()
        go_on = threading.Event()
        got: list[int] = []
        with ThreadPoolExecutor(1) as pool:
            first = loop.run_in_executor(pool, go_on.wait, LIMIT)
            second = loop.run_in_executor(pool, got.append, 1)
            second.cancel()
            await spin()
            go_on.set()
            self.assertTrue(await first)
        self.assertEqual(got, [])

    async def test_a_future_of_a_pool_can_be_awaited(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            future = asyncio.wrap_future(pool.submit(pow, 3, 2))
            self.assertEqual(await future, 9)

    async def test_gathering_many_jobs_keeps_the_order(self) -> None:
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(4) as pool:
            jobs = [loop.run_in_executor(pool, pow, number, 2) for number in range(20)]
            results = await asyncio.gather(*jobs)
        self.assertEqual(results, [number**2 for number in range(20)])


class LoopInThreadTest(ThreadingTestCase):
    @contextmanager
    def running_loop(self) -> Iterator[asyncio.AbstractEventLoop]:
        """A loop that runs forever in a thread of its own."""
        loop = asyncio.new_event_loop()
        worker = self.start(loop.run_forever)
        try:
            yield loop
        finally:
            loop.call_soon_threadsafe(loop.stop)
            worker.result()
            for task in asyncio.all_tasks(loop):
                task.cancel()
                with suppress(asyncio.CancelledError):
                    loop.run_until_complete(task)
            loop.close()

    def test_a_coroutine_can_be_sent_to_the_loop(self) -> None:
        with self.running_loop() as loop:
            future = asyncio.run_coroutine_threadsafe(asyncio.sleep(0, "done"), loop)
            self.assertIsInstance(future, futures.Future)
            self.assertEqual(future.result(LIMIT), "done")

    def test_its_exception_comes_back(self) -> None:
        async def fail() -> None:
            raise LookupError

        with self.running_loop() as loop:
            future = asyncio.run_coroutine_threadsafe(fail(), loop)
            with self.assertRaises(LookupError):
                future.result(LIMIT)

    def test_it_runs_in_the_thread_of_the_loop(self) -> None:
        async def ident() -> int:
            return threading.get_ident()

        with self.running_loop() as loop:
            first = asyncio.run_coroutine_threadsafe(ident(), loop).result(LIMIT)
            second = asyncio.run_coroutine_threadsafe(ident(), loop).result(LIMIT)
        self.assertEqual(first, second)
        self.assertNotEqual(first, threading.get_ident())

    def test_waiting_for_it_may_expire(self) -> None:
        async def wait() -> None:
            await asyncio.Event().wait()

        with self.running_loop() as loop:
            future = asyncio.run_coroutine_threadsafe(wait(), loop)
            with self.assertRaises(futures.TimeoutError):
                future.result(SHORT)
            self.assertTrue(future.cancel())

    def test_cancelling_it_cancels_the_task(self) -> None:
        begun, ended = threading.Event(), threading.Event()

        async def wait() -> None:
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                ended.set()

        with self.running_loop() as loop:
            future = asyncio.run_coroutine_threadsafe(wait(), loop)
            self.await_event(begun)
            self.assertTrue(future.cancel())
            self.await_event(ended)

    def test_a_callback_wakes_an_idle_loop(self) -> None:
        called = threading.Event()
        with self.running_loop() as loop:
            loop.call_soon_threadsafe(called.set)
            self.await_event(called)

    def test_callbacks_of_one_thread_keep_their_order(self) -> None:
        got: list[int] = []
        done = threading.Event()
        with self.running_loop() as loop:
            for number in range(100):
                loop.call_soon_threadsafe(got.append, number)
            loop.call_soon_threadsafe(done.set)
            self.await_event(done)
        self.assertEqual(got, list(range(100)))

    def test_callbacks_of_many_threads_all_arrive(self) -> None:
        got: list[int] = []
        done = threading.Event()
        with self.running_loop() as loop:

            def send(index: int) -> None:
                for number in range(50):
                    loop.call_soon_threadsafe(got.append, 50 * index + number)

            self.together(4, send)
            loop.call_soon_threadsafe(done.set)
            self.await_event(done)
        self.assertEqual(sorted(got), list(range(200)))

    def test_a_closed_loop_takes_no_callbacks(self) -> None:
        loop = asyncio.new_event_loop()
        loop.close()
        with self.assertRaises(RuntimeError):
            loop.call_soon_threadsafe(print)

    def test_a_timer_of_the_loop_does_not_delay_a_callback(self) -> None:
        got: list[str] = []
        called = threading.Event()
        with self.running_loop() as loop:
            loop.call_soon_threadsafe(
                lambda: loop.call_later(LIMIT, got.append, "late")
            )
            loop.call_soon_threadsafe(called.set)
            self.await_event(called)
        self.assertEqual(got, [])

    def test_two_loops_send_each_other_work(self) -> None:
        async def ask(loop: asyncio.AbstractEventLoop, left: int) -> int:
            if not left:
                return 0
            here = asyncio.get_running_loop()
            there = asyncio.run_coroutine_threadsafe(ask(here, left - 1), loop)
            return 1 + await asyncio.wrap_future(there)

        with self.running_loop() as first, self.running_loop() as second:
            answer = asyncio.run_coroutine_threadsafe(ask(second, 10), first)
            self.assertEqual(answer.result(LIMIT), 10)

    def test_a_thread_feeds_an_asyncio_queue(self) -> None:
        async def main() -> list[int]:
            items: asyncio.Queue[int] = asyncio.Queue()
            loop = asyncio.get_running_loop()

            def produce() -> None:
                for number in range(50):
                    loop.call_soon_threadsafe(items.put_nowait, number)

            worker = self.start(produce)
            got = [await items.get() for _ in range(50)]
            worker.result()
            return got

        self.assertEqual(asyncio.run(main()), list(range(50)))

    def test_a_thread_sets_a_future_of_the_loop(self) -> None:
        async def main() -> str:
            loop = asyncio.get_running_loop()
            future: asyncio.Future[str] = loop.create_future()

            def work() -> None:
                time.sleep(0.001)
                loop.call_soon_threadsafe(future.set_result, "done")

            self.start(work)
            return await future

        self.assertEqual(asyncio.run(main()), "done")
