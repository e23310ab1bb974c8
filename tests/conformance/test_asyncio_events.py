"""The event loop and its futures, as the library reference describes them."""

from __future__ import annotations

import asyncio
import threading
import unittest
from typing import Any

from support import SHORT, AsyncTestCase, spin


class CallbackTest(AsyncTestCase):
    async def test_they_are_called_in_the_order_they_were_registered(self) -> None:
        loop = asyncio.get_running_loop()
        got: list[int] = []
        for number in range(5):
            loop.call_soon(got.append, number)
        self.assertEqual(got, [])
        await asyncio.sleep(0)
        self.assertEqual(got, [0, 1, 2, 3, 4])

    async def test_each_is_called_once(self) -> None:
        got: list[int] = []
        asyncio.get_running_loop().call_soon(got.append, 1)
        await spin()
        self.assertEqual(got, [1])

    async def test_a_cancelled_one_is_not_called(self) -> None:
        got: list[int] = []
        handle = asyncio.get_running_loop().call_soon(got.append, 1)
        self.assertIs(handle.cancelled(), False)
        handle.cancel()
        self.assertIs(handle.cancelled(), True)
        await spin()
        self.assertEqual(got, [])

    async def test_one_registered_by_another_comes_in_the_next_round(self) -> None:
        loop = asyncio.get_running_loop()
        got: list[str] = []

        def first() -> None:
            got.append("first")
            loop.call_soon(got.append, "third")

        loop.call_soon(first)
        loop.call_soon(got.append, "second")
        await spin()
        self.assertEqual(got, ["first", "second", "third"])

    async def test_later_ones_are_called_in_the_order_of_their_time(self) -> None:
        loop = asyncio.get_running_loop()
        got: list[float] = []
        done = loop.create_future()
        now = loop.time()
        for delay in (0.03, 0.01, 0.02):
            loop.call_at(now + delay, got.append, delay)
        loop.call_at(now + 0.04, done.set_result, None)
        await done
        self.assertEqual(got, [0.01, 0.02, 0.03])

    async def test_a_later_one_waits_for_its_delay(self) -> None:
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        with self.takes_at_least(SHORT):
            loop.call_later(SHORT, done.set_result, "rang")
            self.assertEqual(await done, "rang")

    async def test_a_later_one_can_be_cancelled(self) -> None:
        loop = asyncio.get_running_loop()
        got: list[int] = []
        handle = loop.call_later(SHORT, got.append, 1)
        handle.cancel()
        await asyncio.sleep(2 * SHORT)
        self.assertEqual(got, [])

    async def test_a_later_one_knows_its_time(self) -> None:
        loop = asyncio.get_running_loop()
        when = loop.time() + SHORT
        handle = loop.call_at(when, print)
        self.assertEqual(handle.when(), when)
        handle.cancel()

    async def test_the_clock_of_the_loop_never_goes_back(self) -> None:
        loop = asyncio.get_running_loop()
        times = []
        for _ in range(20):
            times.append(loop.time())
            await asyncio.sleep(0.0005)
        self.assertEqual(times, sorted(times))

    async def test_sleep_waits_and_returns_its_result(self) -> None:
        with self.takes_at_least(SHORT):
            self.assertEqual(await asyncio.sleep(SHORT, "slept"), "slept")

    async def test_sleepers_wake_in_the_order_of_their_time(self) -> None:
        got: list[float] = []

        async def sleep(seconds: float) -> None:
            await asyncio.sleep(seconds)
            got.append(seconds)

        await asyncio.gather(*[sleep(seconds) for seconds in (0.03, 0.01, 0.02)])
        self.assertEqual(sorted(got), [0.01, 0.02, 0.03])

    async def test_an_exception_in_one_goes_to_the_handler(self) -> None:
        loop = asyncio.get_running_loop()
        seen: list[dict[str, Any]] = []
        loop.set_exception_handler(lambda _, context: seen.append(context))
        error = LookupError()

        def fail() -> None:
            raise error

        loop.call_soon(fail)
        await spin()
        self.assertEqual([context["exception"] for context in seen], [error])
        self.assertIsNotNone(loop.get_exception_handler())

    async def test_the_usual_handler_logs(self) -> None:
        with self.assertLogs("asyncio", "ERROR") as logs:
            asyncio.get_running_loop().call_exception_handler({"message": "look here"})
        self.assertIn("look here", logs.output[0])


class FutureTest(AsyncTestCase):
    async def test_await_waits_for_the_result(self) -> None:
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self.assertIs(future.done(), False)
        loop.call_soon(future.set_result, 7)
        self.assertEqual(await future, 7)
        self.assertIs(future.done(), True)

    async def test_await_raises_the_exception(self) -> None:
        future = asyncio.get_running_loop().create_future()
        future.set_exception(LookupError("lost"))
        with self.assertRaises(LookupError):
            await future

    async def test_the_result_of_a_pending_one_is_an_error(self) -> None:
        future = asyncio.get_running_loop().create_future()
        with self.assertRaises(asyncio.InvalidStateError):
            future.result()
        with self.assertRaises(asyncio.InvalidStateError):
            future.exception()

    async def test_a_second_result_is_an_error(self) -> None:
        future = asyncio.get_running_loop().create_future()
        future.set_result(1)
        with self.assertRaises(asyncio.InvalidStateError):
            future.set_result(2)

    async def test_cancel(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self.assertIs(future.cancel(), True)
        self.assertIs(future.cancelled(), True)
        with self.assertRaises(asyncio.CancelledError):
            await future
        self.assertIs(future.cancel(), False)

    async def test_callbacks_are_called_soon(self) -> None:
        future = asyncio.get_running_loop().create_future()
        got: list[object] = []
        future.add_done_callback(got.append)
        future.set_result(1)
        self.assertEqual(got, [])
        await asyncio.sleep(0)
        self.assertEqual(got, [future])

    async def test_a_callback_can_be_removed(self) -> None:
        future = asyncio.get_running_loop().create_future()
        got: list[object] = []
        future.add_done_callback(got.append)
        self.assertEqual(future.remove_done_callback(got.append), 1)
        future.set_result(1)
        await spin()
        self.assertEqual(got, [])

    async def test_an_exception_nobody_read_is_reported(self) -> None:
        loop = asyncio.get_running_loop()
        seen: list[dict[str, Any]] = []
        loop.set_exception_handler(lambda _, context: seen.append(context))
        future = loop.create_future()
        future.set_exception(LookupError())
        del future
        await spin()
        self.assertIn("never retrieved", seen[0]["message"])

    async def test_several_tasks_may_await_one(self) -> None:
        loop = asyncio.get_running_loop()
        future = loop.create_future()

        async def wait() -> int:
            return int(await future)

        loop.call_soon(future.set_result, 7)
        self.assertEqual(await asyncio.gather(wait(), wait(), wait()), [7, 7, 7])


class LoopTest(unittest.TestCase):
    def setUp(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.addCleanup(self.loop.close)

    def test_run_until_complete_returns_the_result(self) -> None:
        result = self.loop.run_until_complete(asyncio.sleep(0, "done"))
        self.assertEqual(result, "done")

    def test_it_may_run_again(self) -> None:
        for number in range(3):
            result = self.loop.run_until_complete(asyncio.sleep(0, number))
            self.assertEqual(result, number)

    def test_run_forever_runs_until_stop(self) -> None:
        got: list[str] = []
        self.loop.call_soon(got.append, "ran")
        self.loop.call_soon(self.loop.stop)
        self.loop.run_forever()
        self.assertEqual(got, ["ran"])

    def test_stop_before_the_start_runs_one_round(self) -> None:
        got: list[str] = []
        self.loop.call_soon(got.append, "ran")
        self.loop.stop()
        self.loop.run_forever()
        self.assertEqual(got, ["ran"])

    def test_it_knows_whether_it_runs(self) -> None:
        async def main() -> bool:
            return self.loop.is_running()

        self.assertFalse(self.loop.is_running())
        self.assertTrue(self.loop.run_until_complete(main()))
        self.assertFalse(self.loop.is_running())

    def test_a_closed_one_cannot_run(self) -> None:
        self.loop.close()
        self.assertTrue(self.loop.is_closed())
        coroutine = asyncio.sleep(0)
        with self.assertRaisesRegex(RuntimeError, "closed"):
            self.loop.run_until_complete(coroutine)
        coroutine.close()

    def test_closing_twice_is_harmless(self) -> None:
        self.loop.close()
        self.loop.close()

    def test_closing_while_it_runs_is_an_error(self) -> None:
        async def main() -> None:
            self.loop.close()

        with self.assertRaises(RuntimeError):
            self.loop.run_until_complete(main())

    def test_one_that_stops_early_is_an_error(self) -> None:
        async def main() -> None:
            self.loop.stop()
            await asyncio.sleep(SHORT)

        task = self.loop.create_task(main())
        with self.assertRaises(RuntimeError):
            self.loop.run_until_complete(task)
        self.loop.run_until_complete(task)

    def test_it_can_be_run_by_another_thread(self) -> None:
        idents: list[int] = []
        self.loop.call_soon(lambda: idents.append(threading.get_ident()))
        self.loop.call_soon(self.loop.stop)
        thread = threading.Thread(target=self.loop.run_forever)
        thread.start()
        thread.join()
        self.assertEqual(idents, [thread.ident])
