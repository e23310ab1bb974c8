"""What the conformance tests share: threads that report back, and bounded waits.

No wait here is endless, so that a test that would hang fails instead. The limit is
far beyond what a busy machine needs; where time is simulated it costs nothing.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
import threading
import time
import unittest
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

T = TypeVar("T")

preemptive = True
"""Whether threads are switched although none of them waits; the harness may say no."""

LIMIT = 60.0
"""Seconds after which a wait that ought to end counts as hung."""

SHORT = 0.02
"""Seconds of a time limit whose expiry is what a test is about."""


class Worker(threading.Thread, Generic[T]):
    """A daemon thread that keeps what its function returned or raised."""

    def __init__(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> None:
        super().__init__(daemon=True)
        self._call = (function, args, kwargs)
        self._value: T | None = None
        self._error: BaseException | None = None

    def run(self) -> None:
        function, args, kwargs = self._call
        try:
            self._value = function(*args, **kwargs)
        except BaseException as error:
            self._error = error

    def result(self) -> Any:
        """Wait for the end, then return or raise what the function did."""
        self.join(LIMIT)
        if self.is_alive():
            raise AssertionError(f"{self._call[0]} did not end within {LIMIT} s")
        if self._error is not None:
            raise self._error
        return self._value


class ThreadingTestCase(unittest.TestCase):
    """A test case whose threads have all ended when a test is over."""

    def start(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> Worker[T]:
        """Run the function in a thread that must end before the test does."""
        worker = Worker(function, *args, **kwargs)
        worker.start()
        self.addCleanup(self._assert_ended, worker)
        return worker

    def _assert_ended(self, worker: Worker[Any]) -> None:
        worker.join(LIMIT)
        self.assertFalse(worker.is_alive(), f"{worker._call[0]} did not end")

    def together(self, count: int, function: Callable[[int], T]) -> list[T]:
        """Call ``function(0)`` to ``function(count - 1)`` at once; list the results."""
        line = threading.Barrier(count)

        def call(index: int) -> T:
            line.wait(LIMIT)
            return function(index)

        workers = [self.start(call, index) for index in range(count)]
        return [worker.result() for worker in workers]

    def elsewhere(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> Any:
        """Call the function in another thread and wait for what it returns."""
        return self.start(function, *args, **kwargs).result()

    def await_event(self, event: threading.Event) -> None:
        """Wait for the event; fail where it is never set."""
        self.assertTrue(event.wait(LIMIT), "the event was not set")

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Look again and again until it holds; fail where it never does."""
        end = time.monotonic() + LIMIT
        while not holds():
            self.assertLess(time.monotonic(), end, "what was waited for never held")
            time.sleep(0.001)

    def assert_blocked(self, worker: Worker[Any]) -> None:
        """Assert that a thread that must not go on yet has not ended."""
        worker.join(SHORT)
        self.assertTrue(worker.is_alive(), "the thread went on too early")

    @contextmanager
    def takes_at_least(self, seconds: float) -> Iterator[None]:
        """Assert that the block takes that long, but for the clocks' resolution."""
        begin = time.monotonic()
        yield
        self.assertGreaterEqual(time.monotonic() - begin, seconds * 0.9)


def _in_a_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    @functools.wraps(test)
    def run(self: unittest.TestCase) -> None:
        asyncio.run(asyncio.wait_for(test(self), LIMIT))

    return run


class AsyncTestCase(ThreadingTestCase):
    """A test case whose ``async def`` tests each get an event loop of their own.

    Unlike ``unittest.IsolatedAsyncioTestCase`` it leaves the loop's debug mode off, as
    programs do.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name, value in list(vars(cls).items()):
            if name.startswith("test_") and inspect.iscoroutinefunction(value):
                setattr(cls, name, _in_a_loop(value))


async def spin() -> None:
    """Let every task that can run go a few steps."""
    for _ in range(5):
        await asyncio.sleep(0)
