"""asyncio.timeout, timeout_at and wait_for, as the library reference describes them."""

from __future__ import annotations

import asyncio
import sys
import unittest

from support import LIMIT, SHORT, AsyncTestCase, spin


class WaitForTest(AsyncTestCase):
    async def test_it_returns_the_result(self) -> None:
        self.assertEqual(
            await asyncio.wait_for(asyncio.sleep(0, "done"), LIMIT), "done"
        )

    async def test_without_a_limit_it_waits(self) -> None:
        self.assertEqual(await asyncio.wait_for(asyncio.sleep(0, "done"), None), "done")

    async def test_it_raises_the_exception(self) -> None:
        async def fail() -> None:
            raise LookupError

        with self.assertRaises(LookupError):
            await asyncio.wait_for(fail(), LIMIT)

    async def test_it_expires(self) -> None:
        with self.takes_at_least(SHORT), self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), SHORT)

    async def test_it_cancels_what_it_waited_for(self) -> None:
        ends: list[str] = []

        async def work() -> None:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                ends.append("cancelled")
                raise

        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(work(), SHORT)
        self.assertEqual(ends, ["cancelled"])

    async def test_it_waits_until_the_cancellation_is_through(self) -> None:
        ends: list[str] = []

        async def work() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                await asyncio.sleep(SHORT)
                ends.append("cleaned up")

        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(work(), SHORT)
        self.assertEqual(ends, ["cleaned up"])

    async def test_shield_keeps_what_it_waited_for(self) -> None:
        go_on = asyncio.Event()
        task = asyncio.create_task(go_on.wait())
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.shield(task), SHORT)
        self.assertFalse(task.done())
        go_on.set()
        self.assertTrue(await task)

    async def test_cancelling_the_waiter_cancels_what_it_waits_for(self) -> None:
        inner = asyncio.create_task(asyncio.Event().wait())
        outer = asyncio.create_task(asyncio.wait_for(inner, LIMIT))
        await spin()
        outer.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await outer
        self.assertTrue(inner.cancelled())

    async def test_zero_seconds_return_what_is_already_done(self) -> None:
        task = asyncio.create_task(asyncio.sleep(0, "done"))
        await spin()
        self.assertEqual(await asyncio.wait_for(task, 0), "done")

    async def test_zero_seconds_do_not_wait(self) -> None:
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 0)

    @unittest.skipUnless(sys.version_info >= (3, 11), "another class before 3.11")
    async def test_the_error_is_the_builtin(self) -> None:
        self.assertIs(asyncio.TimeoutError, TimeoutError)


@unittest.skipUnless(sys.version_info >= (3, 11), "asyncio.timeout() came with 3.11")
class TimeoutTest(AsyncTestCase):
    async def test_what_is_in_time_passes(self) -> None:
        async with asyncio.timeout(LIMIT) as limit:
            await asyncio.sleep(0)
        self.assertIs(limit.expired(), False)

    async def test_it_expires(self) -> None:
        with self.takes_at_least(SHORT), self.assertRaises(TimeoutError):
            async with asyncio.timeout(SHORT) as limit:
                await asyncio.Event().wait()
        self.assertIs(limit.expired(), True)

    async def test_inside_it_is_a_cancellation(self) -> None:
        seen: list[str] = []
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(SHORT):
                try:
                    await asyncio.Event().wait()
                except asyncio.CancelledError:
                    seen.append("cancelled")
                    raise
        self.assertEqual(seen, ["cancelled"])

    async def test_the_task_goes_on_afterwards(self) -> None:
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(SHORT):
                await asyncio.Event().wait()
        await asyncio.sleep(0)
        task = asyncio.current_task()
        assert task is not None
        self.assertEqual(task.cancelling(), 0)

    async def test_none_is_no_limit(self) -> None:
        async with asyncio.timeout(None) as limit:
            await asyncio.sleep(0)
            self.assertIsNone(limit.when())

    async def test_when_is_a_time_of_the_loop(self) -> None:
        before = asyncio.get_running_loop().time()
        async with asyncio.timeout(LIMIT) as limit:
            when = limit.when()
            assert when is not None
            self.assertGreaterEqual(when, before + LIMIT)

    async def test_it_can_be_put_off(self) -> None:
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(SHORT) as limit:
            limit.reschedule(loop.time() + LIMIT)
            await asyncio.sleep(2 * SHORT)
        self.assertFalse(limit.expired())

    async def test_it_can_be_set_later(self) -> None:
        loop = asyncio.get_running_loop()
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(None) as limit:
                limit.reschedule(loop.time() + SHORT)
                await asyncio.Event().wait()

    async def test_it_can_be_taken_back(self) -> None:
        async with asyncio.timeout(SHORT) as limit:
            limit.reschedule(None)
            await asyncio.sleep(2 * SHORT)
        self.assertFalse(limit.expired())

    async def test_at_a_time(self) -> None:
        when = asyncio.get_running_loop().time() + SHORT
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout_at(when) as limit:
                self.assertEqual(limit.when(), when)
                await asyncio.Event().wait()

    async def test_at_a_time_gone_by(self) -> None:
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout_at(asyncio.get_running_loop().time() - 1):
                await asyncio.Event().wait()

    async def test_the_inner_one_expires_first(self) -> None:
        async with asyncio.timeout(LIMIT) as outer:
            with self.assertRaises(TimeoutError):
                async with asyncio.timeout(SHORT) as inner:
                    await asyncio.Event().wait()
        self.assertEqual((inner.expired(), outer.expired()), (True, False))

    async def test_the_outer_one_expires_first(self) -> None:
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(SHORT) as outer:
                async with asyncio.timeout(LIMIT) as inner:
                    await asyncio.Event().wait()
        self.assertEqual((inner.expired(), outer.expired()), (False, True))

    async def test_an_exception_passes_through(self) -> None:
        with self.assertRaises(LookupError):
            async with asyncio.timeout(LIMIT):
                raise LookupError

    async def test_a_cancellation_from_outside_stays_one(self) -> None:
        async def work() -> None:
            async with asyncio.timeout(LIMIT):
                await asyncio.Event().wait()

        task = asyncio.create_task(work())
        await spin()
        task.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await task

    @unittest.skipUnless(sys.version_info >= (3, 12), "not checked by every 3.11")
    async def test_it_cannot_be_entered_twice(self) -> None:
        limit = asyncio.timeout(LIMIT)
        async with limit:
            pass
        with self.assertRaises(RuntimeError):
            async with limit:
                pass
