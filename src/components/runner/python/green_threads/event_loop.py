"""An asyncio event loop that waits as a thread does.

Everything but the wait is the standard library's `BaseSelectorEventLoop`. The loop
sleeps until its next timer, until something happens on a socket of the loopback
network, or until another thread calls it. There are no pipes or child processes.
"""

from __future__ import annotations

import asyncio
from asyncio import events, runners, selector_events
from collections.abc import Callable, Coroutine
from itertools import count
from select import POLLIN, POLLOUT
from selectors import EVENT_READ, EVENT_WRITE, SelectorKey, _BaseSelectorImpl
from typing import Any, NoReturn

from .locks import deadline_after
from .loopback import Endpoint, leave, watch
from .loopback_polling import endpoints_of, events_now
from .scheduler import GreenThread, scheduler

_POLL_EVENTS = {
    EVENT_READ: POLLIN,
    EVENT_WRITE: POLLOUT,
    EVENT_READ | EVENT_WRITE: POLLIN | POLLOUT,
}


class GreenSelector(_BaseSelectorImpl):
    """Waits for sockets, for time and for other threads."""

    words = "waits in its event loop, which nothing can wake"

    def __init__(self) -> None:
        super().__init__()
        self._woken = False
        self._watched: list[Endpoint] = []
        self._parked: GreenThread | None = None

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        if timeout is not None and timeout <= 0:
            scheduler.yield_now()
        else:
            scheduler.park(None if timeout is None else deadline_after(timeout), self)
        self._woken = False
        keys = self._fd_to_key
        return [
            (keys[number], _selector_events(happened) & keys[number].events)
            for number, happened in events_now(self._interests())
        ]

    def _interests(self) -> dict[int, int]:
        keys = self._fd_to_key
        return {number: _POLL_EVENTS[key.events] for number, key in keys.items()}

    def _line_up(self, thread: GreenThread) -> bool:
        interests = self._interests()
        if self._woken or events_now(interests):
            return False
        self._parked = thread
        self._watched = endpoints_of(interests)
        watch(self._watched, thread)
        return True

    def _step_out(self, thread: GreenThread) -> None:
        self._parked = None
        leave(self._watched, thread)

    def wake(self) -> None:
        """Let the loop look at what other threads gave it to do."""
        self._woken = True
        if self._parked is not None:
            scheduler.unpark(self._parked)


def _selector_events(happened: int) -> int:
    """As `selectors.PollSelector` has it: an error or an end is both."""
    reading = EVENT_READ if happened & ~POLLOUT else 0
    writing = EVENT_WRITE if happened & ~POLLIN else 0
    return reading | writing


def _unavailable(what: str) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise NotImplementedError(f"the Python of this page has no {what}")

    return refuse


class GreenEventLoop(selector_events.BaseSelectorEventLoop):
    """The loop that `asyncio.run` and `new_event_loop` make."""

    # Tasks are numbered from 1 in each run; C's own count cannot be set back.
    task_numbers = count(1)

    def __init__(self) -> None:
        super().__init__(GreenSelector())
        self._clock_resolution = 1e-9

    def create_task(
        self, coro: Coroutine[Any, Any, Any], **kwargs: Any
    ) -> asyncio.Task[Any]:
        if self._task_factory is None and kwargs.get("name") is None:
            kwargs["name"] = f"Task-{next(self.task_numbers)}"
        return super().create_task(coro, **kwargs)

    # Other threads wake the selector itself, so that no pipe is needed.

    def _make_self_pipe(self) -> None:
        pass

    def _close_self_pipe(self) -> None:
        pass

    def _write_to_self(self) -> None:
        selector = self._selector
        if selector is not None:
            selector.wake()

    add_signal_handler = _unavailable("signals from outside")
    remove_signal_handler = _unavailable("signals from outside")
    create_unix_connection = _unavailable("Unix sockets")
    create_unix_server = _unavailable("Unix sockets")
    connect_read_pipe = _unavailable("pipes")
    connect_write_pipe = _unavailable("pipes")
    subprocess_exec = _unavailable("child processes")
    subprocess_shell = _unavailable("child processes")


class GreenEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    """Makes green loops where the default policy made the system's."""

    _loop_factory = GreenEventLoop

    def get_event_loop(self) -> asyncio.AbstractEventLoop | None:
        # Pyodide 315 asks for one whenever a stack is suspended. No program can then.
        return None if scheduler.busy[0] else super().get_event_loop()


def install() -> None:
    """Make it asyncio's loop. Call it after boot, which installs a loop of its own."""
    asyncio.run = runners.run
    events._event_loop_policy = GreenEventLoopPolicy()
    asyncio.unix_events._DefaultEventLoopPolicy = GreenEventLoopPolicy
    asyncio.SelectorEventLoop = asyncio.EventLoop = GreenEventLoop
    asyncio.unix_events.SelectorEventLoop = GreenEventLoop
