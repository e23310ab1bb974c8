"""What arrives from outside of the interpreter: lines of input, messages of processes.

JavaScript puts events into a mailbox; they are taken out whenever the scheduler listens.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .scheduler import GreenThread, scheduler


class Outside:
    """Hands each event to whoever awaits it."""

    def __init__(self) -> None:
        self._handlers: dict[str, Callable[[Any], None]] = {}
        self._take: Callable[[], Any] = lambda: None

    def connect(self, take: Callable[[], Any]) -> None:
        """`take` returns the oldest event, a JavaScript object with a `kind`, or None."""
        self._take = take

    def on(self, kind: str, handler: Callable[[Any], None]) -> None:
        """Register who gets the events of a kind. Handlers must not wait."""
        self._handlers[kind] = handler

    def deliver(self) -> None:
        """Hand out all events that have arrived."""
        while (event := self._take()) is not None:
            self._handlers[event.kind](event)

    def discard(self) -> None:
        """Drop what a run that is over still gets."""
        while self._take() is not None:
            pass


outside = Outside()


class _Arrival:
    """What a thread waits for that waits for an event."""

    def __init__(self, is_there: Callable[[], bool], waiting: list[object]) -> None:
        self._is_there = is_there
        self._waiting = waiting

    def _line_up(self, thread: GreenThread) -> bool:
        if self._is_there():
            return False
        self._waiting.append(thread)
        return True

    def _step_out(self, thread: GreenThread) -> None:
        if thread in self._waiting:
            self._waiting.remove(thread)


def await_outside(is_there: Callable[[], bool], waiting: list[object]) -> None:
    """Park the current thread until a handler unparked it and `is_there` is true.

    The thread stands in `waiting` meanwhile.
    """
    arrival = _Arrival(is_there, waiting)
    scheduler.awaited += 1
    try:
        while not is_there():
            scheduler.park(None, arrival)
    finally:
        scheduler.awaited -= 1
