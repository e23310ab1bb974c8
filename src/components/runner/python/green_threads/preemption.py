"""Giving way where the program does not ask for it, and the time limit.

CPython looks for signals at the points where it may also hand over the GIL: where a
function begins, where a loop jumps back, after a call into C. Pyodide asks JavaScript
there, every fifty times, whether a signal has come; our answer is one of ours. That is the
mode "gil". In the mode "any-bytecode" the program's own code is watched as well,
instruction by instruction; a long one only part of the time.

How often CPython looks depends on what it has optimised so far, so with the virtual clock,
which promises the same output for the same seed, the points are counted in the program's
own code instead, by `sys.monitoring`: the same points, but none inside the library.
"""

from __future__ import annotations

import math
import signal
import sys
from collections.abc import Callable, Iterator
from types import CodeType, FrameType
from typing import Any

from .outside import outside
from .scheduler import scheduler

SLICE_SIGNAL = signal.SIGPROF
LIMIT_SIGNAL = signal.SIGXCPU

# Polls of the interrupt flag between two switches, on average: some 1,000 points where
# CPython could hand over the GIL.
POLLS_PER_SLICE = 20

# The same when the run is over: threads that are left come to their end soonest alone.
POLLS_AT_THE_END = 400

# The largest number of instructions between two switches in "any-bytecode".
LONGEST_STEP = 40

# Watching every instruction is slow. After so many, with the real clock, the program is
# watched only for a while at every so many slices, so that long loops come to their end.
WATCHED_WHOLE = 400_000
WATCHED_AGAIN = 5_000
SLICES_BETWEEN = 16

# The largest number of points between two switches in "gil" with the virtual clock.
LONGEST_SLICE = 400

_TOOL = 4
_OUR_PACKAGE = __package__


def _is_ours(frame: FrameType | None) -> bool:
    return frame is None or frame.f_globals.get("__package__") == _OUR_PACKAGE


class Preemption:
    """Switches by the mode of the run; ends the run at its time limit."""

    def __init__(self) -> None:
        self.expired = False
        # The main thread has come to its end and says how: nothing may cut in.
        self.reporting = False
        self._watched: list[CodeType] = []
        self._asked = 0
        self._resting = 0

    def connect(self, interrupts: Any, can_switch: Any) -> None:
        """Take the functions of `interrupts.ts`."""
        self._interrupts = interrupts
        interrupts.holdWhile(scheduler.busy.buffer_info()[0])
        self._rearm = interrupts.rearm
        self._can_switch = can_switch

    def install_handlers(self) -> None:
        signal.signal(SLICE_SIGNAL, self._on_slice)
        signal.signal(LIMIT_SIGNAL, self._on_limit)
        outside.on("limit", self._on_limit_while_waiting)

    def start(self, mode: str, seed: int, code: CodeType) -> None:
        """Begin to switch; `code` is that of the program."""
        self.expired = self.reporting = False
        self._seed = seed % 2**32
        by_polls = mode != "off" and not scheduler.deterministic
        self._interrupts.begin(POLLS_PER_SLICE if by_polls else 0, seed)
        scheduler.preempting = mode != "off"
        events = sys.monitoring.events
        if mode == "any-bytecode":
            self._watch(code, LONGEST_STEP, {events.INSTRUCTION: self._on_instruction})
        elif mode == "gil" and scheduler.deterministic:
            handlers = {
                events.PY_START: self._on_instruction,
                events.JUMP: self._on_jump,
                # Python looks after a call into C; that event comes only with its call.
                events.CALL: _ignore,
                events.C_RETURN: self._on_return,
                events.C_RAISE: self._on_return,
            }
            self._watch(code, LONGEST_SLICE, handlers)

    def wind_down(self) -> None:
        """Switch in every mode: a thread that refuses its end must not hold the rest.

        The main thread is done; the time limit ends only what does not end by itself.
        """
        self.reporting = True
        self._interrupts.begin(POLLS_AT_THE_END, self._seed)
        scheduler.preempting = True

    def stop(self) -> None:
        scheduler.preempting = False
        self._interrupts.end()
        if self._watched:
            self._ask_for(0)
            self._watched.clear()
            self._resting = 0
            sys.monitoring.free_tool_id(_TOOL)

    def _on_slice(self, _: int, frame: FrameType | None) -> None:
        self._rearm()
        if not scheduler.preempting:
            return
        if self._resting:
            self._rest()
        if _is_ours(frame):
            # In the middle of the scheduler's own work: do it when that is done.
            scheduler.late_preemption = True
        elif scheduler.others_wait() and self._can_switch():
            scheduler.preempt()

    def _on_limit(self, _: int, frame: FrameType | None) -> None:
        if _is_ours(frame):
            return  # It comes again after a few polls.
        if self.reporting and scheduler.current is scheduler.main:
            return
        self._interrupts.acknowledge()
        self.expire()
        raise KeyboardInterrupt

    def expire(self) -> None:
        """The time is up: whatever runs now ends, and so does the main thread."""
        if self.reporting:
            return
        self.expired = True
        if scheduler.current is not scheduler.main:
            scheduler.main.raises = KeyboardInterrupt()
            scheduler.unpark(scheduler.main)

    def _on_limit_while_waiting(self, _: object) -> None:
        """The time is up while everybody waits for the outside."""
        self._interrupts.acknowledge()
        self.expired = True
        scheduler.main.raises = KeyboardInterrupt()
        scheduler.unpark(scheduler.main)

    # -- points in the program's own code -------------------------------------------

    def _watch(
        self, code: CodeType, longest: int, handlers: dict[int, Callable[..., None]]
    ) -> None:
        """Count events in a program's code, and switch after `longest` at the latest."""
        monitoring = sys.monitoring
        monitoring.use_tool_id(_TOOL, "green_threads")
        self._longest = longest
        self._left = math.inf if scheduler.deterministic else WATCHED_WHOLE
        self._steps = self._next_step()
        # What comes with calls cannot be asked for.
        with_calls = (monitoring.events.C_RETURN, monitoring.events.C_RAISE)
        self._asked = 0
        for event, handler in handlers.items():
            monitoring.register_callback(_TOOL, event, handler)
            if event not in with_calls:
                self._asked |= event
        self._watched.extend(_with_nested(code))
        self._ask_for(self._asked)

    def _ask_for(self, events: int) -> None:
        for code in self._watched:
            sys.monitoring.set_local_events(_TOOL, code, events)

    def _rest(self) -> None:
        """One slice less until the program is watched again for a while."""
        self._resting -= 1
        if self._resting == 0:
            self._left = WATCHED_AGAIN
            self._ask_for(self._asked)

    def _next_step(self) -> int:
        self._seed = (self._seed * 1_664_525 + 1_013_904_223) % 2**32
        step = 1 + (self._seed >> 8) % self._longest
        self._left -= step
        if self._left < 0:
            self._resting = SLICES_BETWEEN
            self._ask_for(0)
        return step

    def _on_instruction(self, _: CodeType, __: int) -> None:
        self._steps -= 1
        if self._steps > 0:
            return
        self._steps = self._next_step()
        if scheduler.others_wait() and self._can_switch():
            scheduler.preempt()

    def _on_jump(self, code: CodeType, offset: int, destination: int) -> None:
        if destination < offset:
            self._on_instruction(code, offset)

    def _on_return(self, code: CodeType, offset: int, *_: object) -> None:
        self._on_instruction(code, offset)


def _ignore(*_: object) -> None:
    pass


def _with_nested(code: CodeType) -> Iterator[CodeType]:
    """A code object and all that are written inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _with_nested(constant)


preemption = Preemption()
