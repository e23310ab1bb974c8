"""Asynchronous generators and context managers, as the references describe them."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager

from support import SHORT, AsyncTestCase, spin


class GeneratorTest(AsyncTestCase):
    def setUp(self) -> None:
        self.ends: list[str] = []

    async def numbers(self, count: int = 3) -> AsyncGenerator[int, None]:
        try:
            for number in range(count):
                await asyncio.sleep(0)
                yield number
        finally:
            await asyncio.sleep(0)
            self.ends.append("closed")

    async def test_async_for_goes_to_the_end(self) -> None:
        got = [number async for number in self.numbers()]
        self.assertEqual((got, self.ends), ([0, 1, 2], ["closed"]))

    async def test_other_tasks_run_between_the_items(self) -> None:
        got: list[str] = []

        async def read(name: str) -> None:
            async for number in self.numbers(2):
                got.append(f"{name}{number}")

        await asyncio.gather(read("a"), read("b"))
        self.assertEqual(got, ["a0", "b0", "a1", "b1"])

    async def test_break_does_not_close_it_at_once(self) -> None:
        generator = self.numbers()
        async for _ in generator:
            break
        self.assertEqual(self.ends, [])
        await generator.aclose()
        self.assertEqual(self.ends, ["closed"])

    async def test_aclosing_closes_it(self) -> None:
        async with aclosing(self.numbers()) as generator:
            async for _ in generator:
                break
        self.assertEqual(self.ends, ["closed"])

    async def test_one_that_is_dropped_is_closed_by_the_loop(self) -> None:
        generator = self.numbers()
        await generator.__anext__()
        del generator
        gc.collect()
        await spin()
        self.assertEqual(self.ends, ["closed"])

    async def test_shutdown_closes_those_that_are_left(self) -> None:
        generator = self.numbers()
        await generator.__anext__()
        await asyncio.get_running_loop().shutdown_asyncgens()
        self.assertEqual(self.ends, ["closed"])
        with self.assertRaises(StopAsyncIteration):
            await generator.__anext__()

    async def test_a_cancellation_closes_it_on_the_way(self) -> None:
        async def read() -> None:
            async with aclosing(self.numbers()) as generator:
                async for _ in generator:
                    await asyncio.Event().wait()

        task = asyncio.create_task(read())
        await spin()
        task.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await task
        self.assertEqual(self.ends, ["closed"])

    async def test_two_tasks_cannot_ask_at_once(self) -> None:
        async def slow() -> AsyncIterator[int]:
            await asyncio.sleep(SHORT)
            yield 1

        generator = slow()
        task = asyncio.ensure_future(generator.__anext__())
        await spin()
        with self.assertRaises(RuntimeError):
            await generator.__anext__()
        self.assertEqual(await task, 1)

    async def test_anext_has_a_default(self) -> None:
        generator = self.numbers(1)
        got = [await anext(generator, "end"), await anext(generator, "end")]
        self.assertEqual(got, [0, "end"])


class ContextManagerTest(AsyncTestCase):
    def setUp(self) -> None:
        self.got: list[str] = []

    @asynccontextmanager
    async def opened(self, name: str) -> AsyncIterator[str]:
        await asyncio.sleep(0)
        self.got.append(f"open {name}")
        try:
            yield name
        finally:
            await asyncio.sleep(0)
            self.got.append(f"close {name}")

    async def test_it_enters_and_leaves(self) -> None:
        async with self.opened("a") as name:
            self.got.append(f"use {name}")
        self.assertEqual(self.got, ["open a", "use a", "close a"])

    async def test_it_leaves_after_an_exception(self) -> None:
        with self.assertRaises(LookupError):
            async with self.opened("a"):
                raise LookupError
        self.assertEqual(self.got, ["open a", "close a"])

    async def test_it_leaves_when_its_task_is_cancelled(self) -> None:
        async def use() -> None:
            async with self.opened("a"):
                await asyncio.Event().wait()

        task = asyncio.create_task(use())
        await spin()
        task.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await task
        self.assertEqual(self.got, ["open a", "close a"])

    async def test_a_stack_leaves_in_reverse(self) -> None:
        async with AsyncExitStack() as stack:
            for name in "abc":
                await stack.enter_async_context(self.opened(name))
        self.assertEqual(self.got[3:], ["close c", "close b", "close a"])
