"""Who runs, who waits, and how one thread gives way to another.

Exactly one green thread runs at a time. A thread that must wait parks itself; whoever
makes its wait end unparks it. Ready threads run in the order in which they became ready.

From the moment a thread begins to park until the next one has left the scheduler, the
garbage collector is off, because a `__del__` method might take a lock, and no signal
comes, because its handler might find no room for its frame.

While the collector works nobody else may run. It keeps lists of objects on its stack, and
the memory of a suspended stack is used by others until it goes on: whoever freed one of
those objects meanwhile would write into a stack that is not there.
"""

from __future__ import annotations

import gc
from array import array
from _collections import deque
from _heapq import heapify, heappop, heappush
from collections.abc import Callable
from itertools import count
from typing import Any, Protocol

from .clock import clock

NEW, READY, RUNNING, PARKED, DONE = "new", "ready", "running", "parked", "done"

# Real nanoseconds after which the outside world is heard although threads are ready.
HEARING_INTERVAL_NS = 8_000_000

# Stale timers that are tolerated before the heap is built anew.
STALE_TIMERS = 256


class Awaited(Protocol):
    """What a thread may wait for; both methods are called with the collector off."""

    def _line_up(self, thread: GreenThread) -> bool:
        """Take note of a thread that waits; False where it need not wait any more."""

    def _step_out(self, thread: GreenThread) -> None:
        """Forget it again: it goes on, for whatever reason."""


class GreenThread:
    """One thread of the program.

    `slot` numbers the WebAssembly stack it runs on, None before its first switch.
    `raises` is an exception that is raised in the thread when it goes on.
    `deferred` holds what `interrupt_main` and the time limit want done in the thread.
    """

    __slots__ = (
        "ident",
        "function",
        "slot",
        "state",
        "token",
        "timed",
        "timed_out",
        "handle",
        "raises",
        "name",
        "waits_for",
        "overtaken",
        "deferred",
        "started_as",
        "storages",
        "__weakref__",
    )

    def __init__(self, ident: int, function: Callable[[], object] | None) -> None:
        self.ident = ident
        self.function = function
        self.slot: int | None = None
        self.state = NEW
        self.token = 0
        self.timed = False
        self.timed_out = False
        self.handle: object = None
        self.raises: BaseException | None = None
        self.name = ""
        self.waits_for: Awaited | None = None
        # Woken for a lock, and it was taken again meanwhile.
        self.overtaken = False
        self.deferred: list[Callable[[], object]] | None = None
        self.started_as: object = None
        # Where thread-local data of this thread lies.
        self.storages: Any = None

    def __repr__(self) -> str:
        return f"<green thread {self.ident} {self.state}>"


class Scheduler:
    """The run queue, the timers, and the switch between threads."""

    def __init__(self, main_ident: int) -> None:
        self._idents = count(main_ident + 1)
        self.main = GreenThread(main_ident, None)
        self.ready: deque[GreenThread] = deque()
        self.timers: list[tuple[int, int, GreenThread, int]] = []
        self._order = count()
        self.live: dict[int, GreenThread] = {}
        self._collecting = True
        # 1 while a thread is inside; JavaScript sends no signal then.
        self.busy = array("B", [0])
        # Set by `carriers`: switch(from_slot, to) and hear(slot, milliseconds).
        self.switch: Callable[[int | None, GreenThread], bool] = _not_connected
        self.hear: Callable[[int, float], None] = _not_connected
        # Set by `diagnosis`: describes why nobody can go on.
        self.on_deadlock: Callable[[], BaseException] = _not_connected
        self.reset()

    def reset(self) -> None:
        """Forget everything but the thread that calls."""
        self.main = GreenThread(self.main.ident, None)
        self.main.state = RUNNING
        self.main.slot = 0
        self.current = self.main
        self.ready.clear()
        self.timers.clear()
        self._stale = 0
        self._idents = count(self.main.ident + 1)
        self.live = {self.main.ident: self.main}
        # Things outside of this interpreter that somebody waits for.
        self.awaited = 0
        self._heard = 0
        self.switches = 0
        self.preemptions = 0
        self.started = 0
        self.preempting = False
        self.late_preemption = False
        # Same program, same seed, same output.
        self.deterministic = False
        # The garbage collector is at work, and calls `__del__` methods.
        self.collecting = False
        # A new stack starts: Pyodide runs code of its own there that cannot be switched.
        self.entering = False
        self._survey: tuple[Callable[[GreenThread], None], GreenThread] | None = None
        # Who goes on, between the choice and the switch.
        self._chosen: GreenThread | None = None

    # -- what threads call ---------------------------------------------------------

    def new_thread(self, function: Callable[[], object]) -> GreenThread:
        """A thread that is ready to run; it first runs when its turn comes."""
        thread = GreenThread(next(self._idents), function)
        thread.state = READY
        self.live[thread.ident] = thread
        self.started += 1
        self.ready.append(thread)
        return thread

    def park(
        self, deadline: int | None = None, waits_for: Awaited | None = None
    ) -> bool:
        """Wait until somebody unparks the caller, or until a deadline on the clock.

        Returns False where the deadline passed first.
        """
        thread = self.current
        self.busy[0] = 1
        self._collecting = gc.isenabled()
        gc.disable()
        thread.timed_out = False
        try:
            # Whoever makes the wait end must find the thread in line and parked, or
            # must have come before it looked: nothing may run in between.
            if waits_for is None or waits_for._line_up(thread):
                try:
                    if self.collecting:
                        self._wait_alone(thread, deadline)
                    else:
                        self._give_way(thread, PARKED, deadline, waits_for)
                finally:
                    thread.waits_for = None
                    if waits_for is not None:
                        waits_for._step_out(thread)
        finally:
            self.busy[0] = 0
            if self._collecting:
                gc.enable()
        timed_out = thread.timed_out
        if thread.deferred:
            self.run_deferred()
        return not timed_out

    def _wait_alone(self, thread: GreenThread, deadline: int | None) -> None:
        """Let the time of a wait pass although nobody else may run."""
        if deadline is None:
            raise RuntimeError("a thread cannot wait inside of the garbage collector")
        clock.advance_to(deadline)
        thread.timed_out = True

    def unpark(self, thread: GreenThread) -> bool:
        """Make a parked thread ready; False where it is not parked."""
        if thread.state is not PARKED:
            return False
        thread.token += 1
        if thread.timed:
            thread.timed = False
            self._stale += 1
            if self._stale > STALE_TIMERS and self._stale * 2 > len(self.timers):
                self._drop_stale_timers()
        thread.state = READY
        self.ready.append(thread)
        return True

    def yield_now(self) -> None:
        """Let the other ready threads run first."""
        thread = self.current
        if self.collecting:
            return
        if self.timers:
            self._fire_timers(clock.now())
        if not self.ready and not self._hearing_due():
            return
        self.busy[0] = 1
        self._collecting = gc.isenabled()
        gc.disable()
        try:
            self._give_way(thread, READY)
        finally:
            self.busy[0] = 0
            if self._collecting:
                gc.enable()
        if thread.deferred:
            self.run_deferred()

    def others_wait(self) -> bool:
        """Whether giving way could let anybody else go on."""
        return bool(self.ready or self.timers or self.awaited)

    def preempt(self) -> None:
        """Give way although the program did not ask for it."""
        self.late_preemption = False
        if not self.preempting or self.entering or self.collecting:
            return
        self.preemptions += 1
        try:
            self.yield_now()
        except RecursionError:
            # The program is so deep that the scheduler has no room: let it run on.
            pass

    def defer(self, thread: GreenThread, action: Callable[[], object]) -> None:
        """Have a thread do something as soon as it goes on, as a signal handler would."""
        if thread.deferred is None:
            thread.deferred = []
        thread.deferred.append(action)
        self.unpark(thread)

    def run_deferred(self) -> None:
        """Do what others asked the current thread to do."""
        deferred = self.current.deferred
        while deferred:
            deferred.pop(0)()

    # -- what carriers call --------------------------------------------------------

    def begin(self) -> None:
        """The current thread enters its function: it leaves the scheduler."""
        self.busy[0] = 0
        if self._collecting:
            gc.enable()

    def end(self, slot: int) -> GreenThread:
        """The current thread is done; returns the thread that goes on."""
        thread = self.current
        self.busy[0] = 1
        self._collecting = gc.isenabled()
        gc.disable()
        thread.state = DONE
        thread.function = None
        self.live.pop(thread.ident, None)
        return self._next(slot)

    def watch_collector(self) -> None:
        """Take note of when the collector works."""

        def note(phase: str, _: object) -> None:
            self.collecting = phase == "start"

        gc.callbacks.append(note)

    # -- inside --------------------------------------------------------------------

    def _give_way(
        self,
        thread: GreenThread,
        state: str,
        deadline: int | None = None,
        waits_for: Awaited | None = None,
    ) -> None:
        """Wait in a state, ready or parked, while others run.

        A program may be so deep in calls that the next one has no room. So what is
        undone here is undone without a call, and nothing is changed before this frame.
        """
        thread.state = state
        thread.waits_for = waits_for
        if state is READY:
            self.ready.append(thread)
        elif deadline is not None:
            thread.timed = True
            heappush(self.timers, (deadline, next(self._order), thread, thread.token))
        try:
            following = self._chosen = self._next(thread.slot)
            if following is not thread:
                self.switches += 1
                self.current = following
                following.state = RUNNING
                if not self.switch(thread.slot, following):
                    raise RuntimeError(
                        "a thread cannot wait while JavaScript is calling it"
                    )
                self._chosen = None
                while self._survey is not None:
                    # Nobody can go on, and this thread runs only to be looked at.
                    visit, surveyor = self._survey
                    self._survey = None
                    visit(thread)
                    self.switch(thread.slot, surveyor)
        except BaseException:
            chosen, self._chosen = self._chosen, None
            if chosen is not None and chosen is not thread:
                chosen.state = READY
                self.ready.appendleft(chosen)
            if thread in self.ready:
                self.ready.remove(thread)
            if thread.timed:
                thread.timed = False
                self._stale += 1
            thread.token += 1
            thread.state = RUNNING
            self.current = thread
            raise
        self._chosen = None
        self.current = thread
        thread.state = RUNNING
        if thread.raises is not None:
            raises, thread.raises = thread.raises, None
            raise raises

    def _hearing_due(self) -> bool:
        return (
            self.awaited > 0
            and clock.real_elapsed() - self._heard > HEARING_INTERVAL_NS
        )

    def _next(self, slot: int) -> GreenThread:
        """The thread that goes on; time jumps, or the outside is awaited, to find one."""
        if clock.virtual:
            clock.charge_switch()
        while True:
            if self.timers:
                self._fire_timers(clock.now())
            if self.awaited and self._hearing_due():
                self.hear(slot, 0)
                self._heard = clock.real_elapsed()
            if self.ready:
                return self.ready.popleft()
            timer = self._first_timer()
            if self.awaited and (timer is None or not clock.virtual):
                # What happens outside happens in real time, so time must not jump now.
                gap = -1 if timer is None else max(0, timer - clock.now()) / 1e6
                began = clock.real_elapsed()
                self.hear(slot, gap)
                self._heard = clock.real_elapsed()
                clock.spend_idle(self._heard - began)
            elif timer is not None:
                clock.advance_to(timer)
            else:
                return self._resolve_deadlock()

    def survey(self, visit: Callable[[GreenThread], None]) -> None:
        """Call `visit` in each blocked thread, on its own stack; only in a deadlock."""
        surveyor = self.current
        if surveyor.state is not DONE:
            visit(surveyor)
        for thread in list(self.live.values()):
            if thread is not surveyor and thread.state is PARKED:
                self._survey = (visit, surveyor)
                self.switch(surveyor.slot, thread)

    def _resolve_deadlock(self) -> GreenThread:
        self.main.raises = self.on_deadlock()
        self.main.token += 1
        return self.main

    def _first_timer(self) -> int | None:
        timers = self.timers
        while timers:
            deadline, _, thread, token = timers[0]
            if thread.token == token and thread.state is PARKED:
                return deadline
            heappop(timers)
            self._stale -= 1
        return None

    def _fire_timers(self, now: int) -> None:
        while (deadline := self._first_timer()) is not None and deadline <= now:
            thread = heappop(self.timers)[2]
            thread.timed = False
            thread.timed_out = True
            thread.token += 1
            thread.state = READY
            self.ready.append(thread)

    def _drop_stale_timers(self) -> None:
        self.timers[:] = [
            timer
            for timer in self.timers
            if timer[2].token == timer[3] and timer[2].state is PARKED
        ]
        heapify(self.timers)
        self._stale = 0


def _not_connected(*_: object) -> None:
    raise RuntimeError("the scheduler is not connected to WebAssembly stacks yet")


def _own_ident() -> int:
    # Import locks that were taken before the replacement name the main thread by it.
    import _thread

    return _thread.get_ident()


scheduler = Scheduler(_own_ident())
