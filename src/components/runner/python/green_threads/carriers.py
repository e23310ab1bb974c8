"""The WebAssembly stacks that carry threads, and the switch between them.

A carrier is one stack that JavaScript's promise integration can suspend. Starting one
is slow, so a carrier whose thread is done takes the next one. Slot 0 is the stack of the
main thread; JavaScript keeps what wakes each slot.
"""

from __future__ import annotations

import sys
from _asyncio import _set_running_loop
from collections.abc import Callable
from typing import Protocol

from .outside import outside
from .scheduler import RUNNING, GreenThread, scheduler

# Carriers kept for the next threads. Many that wait make Pyodide move more stack memory.
IDLE_CARRIERS = 8

# In the place of a slot: wait for the outside world instead of waking somebody.
OUTSIDE = 0xFFFF


class Stacks(Protocol):
    """What `switch.ts` offers."""

    def start_next(self, body: object) -> None:
        """Let the next switch start a stack that runs `body`."""

    def wake(self, slot: int) -> None:
        """Let a suspended stack go on as soon as the caller's has ended."""

    def start(self, body: object) -> None:
        """Start a stack as soon as the caller's has ended."""

    def listen(self, milliseconds: float) -> None:
        """Let the next switch to OUTSIDE end after this time; -1 for never."""


class Carrier:
    """A stack, its slot, and the thread that it is to carry next."""

    __slots__ = ("slot", "thread")

    def __init__(self, slot: int) -> None:
        self.slot = slot
        self.thread: GreenThread | None = None


class Carriers:
    """All stacks but the main thread's."""

    def __init__(self) -> None:
        self._idle: list[Carrier] = []
        self._free_slots: list[int] = []
        self._next_slot = 1
        self.run_thread: Callable[[GreenThread], None] | None = None

    def connect(self, switch: Callable[[int], object], stacks: Stacks) -> None:
        """Take the functions of `switch.ts`, and serve the scheduler."""
        from pyodide.ffi import create_proxy

        self._body = create_proxy(self._carry_starting)
        self._switch = switch
        self._stacks = stacks
        scheduler.switch = self.switch
        scheduler.hear = self.hear

    def switch(self, slot: int, to: GreenThread) -> bool:
        """Suspend the stack `slot` and let a thread go on; returns when woken.

        Returns False where this stack cannot be suspended.
        """
        if to.slot is None:
            started = not self._idle
            carrier = self._new_carrier() if started else self._idle.pop()
            carrier.thread = to
            to.slot = carrier.slot
            if started:
                self._starting = carrier
                self._stacks.start_next(self._body)
                scheduler.entering = True
            if self._switch(slot << 16 | to.slot) is not False:
                return True
            to.slot = None
            if started:
                scheduler.entering = False
                self._free_slots.append(carrier.slot)
            else:
                self._idle.append(carrier)
            return False
        return self._switch(slot << 16 | to.slot) is not False

    def hear(self, slot: int, milliseconds: float) -> None:
        """Suspend everything until the outside world has something, or for a time."""
        self._stacks.listen(milliseconds)
        if self._switch(slot << 16 | OUTSIDE) is False:
            raise RuntimeError("a thread cannot wait while JavaScript is calling it")
        outside.deliver()

    def _new_carrier(self) -> Carrier:
        if self._free_slots:
            slot = self._free_slots.pop()
        else:
            slot = self._next_slot
            self._next_slot += 1
        return Carrier(slot)

    def _carry_starting(self) -> None:
        """The body of every stack; it starts before anything else can happen."""
        scheduler.entering = False
        self._carry(self._starting)

    def _carry(self, carrier: Carrier) -> None:
        """Run one thread after the other on this stack."""
        while True:
            thread, carrier.thread = carrier.thread, None
            # JavaScript's loop is not the program's.
            _set_running_loop(None)
            scheduler.begin()
            try:
                self.run_thread(thread)
            except BaseException as error:
                # Nothing may escape into JavaScript, where it would end the worker.
                report_escape(error, thread)
            following = scheduler.end(carrier.slot)
            if following.slot is None:
                # The next thread is new: it can have this stack at once.
                following.slot = carrier.slot
                following.state = RUNNING
                scheduler.current = following
                scheduler.switches += 1
                carrier.thread = following
                continue
            scheduler.current = following
            following.state = RUNNING
            scheduler.switches += 1
            if len(self._idle) >= IDLE_CARRIERS:
                self._stacks.wake(following.slot)
                self._free_slots.append(carrier.slot)
                return
            self._idle.append(carrier)
            self._switch(carrier.slot << 16 | following.slot)


def report_escape(error: BaseException, thread: GreenThread) -> None:
    """Say that an exception left a thread; that is a fault of ours."""
    try:
        sys.stderr.write(f"green_threads: {error!r} escaped from {thread!r}\n")
    except BaseException:
        pass


carriers = Carriers()
