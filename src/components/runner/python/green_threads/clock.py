"""The program's time.

In *hybrid* time computing takes as long as it takes, and when every thread waits, time
jumps to the next one's wake-up. In *virtual* time nothing but reading the clock and
waiting moves it, so the same program sees the same times on every run.
"""

import time

real_monotonic_ns = time.monotonic_ns
real_time_ns = time.time_ns
_real = {name: getattr(time, name) for name in ("localtime", "gmtime", "strftime")}
_real_clock_gettime_ns = time.clock_gettime_ns

# A loop that only looks at a virtual clock must come to its end.
READ_COST_NS = 1_000
# Two threads that only hand the turn to each other must not stop the time for a third.
SWITCH_COST_NS = 1_000
# Virtual time begins on a fixed day: 2026-01-01T00:00:00Z.
VIRTUAL_EPOCH_NS = 1_767_225_600 * 10**9
# `monotonic` has no meaning of its own; it must only not look like a count from zero.
MONOTONIC_START_NS = 1_000 * 10**9


class Clock:
    """Nanoseconds since the start of the run, in one of two modes."""

    __slots__ = ("virtual", "_ticks", "_skipped", "_idle", "_started", "epoch")

    def __init__(self) -> None:
        self.restart(virtual=False)

    def restart(self, *, virtual: bool) -> None:
        """Start again from zero."""
        self.virtual = virtual
        self._ticks = 0
        self._skipped = 0
        self._idle = 0
        self._started = real_monotonic_ns()
        # Nanoseconds since 1970 at the start of the run.
        self.epoch = VIRTUAL_EPOCH_NS if virtual else real_time_ns()

    def now(self) -> int:
        """The time, for the scheduler: looking costs nothing."""
        if self.virtual:
            return self._ticks
        return real_monotonic_ns() - self._started + self._skipped

    def read(self) -> int:
        """The time, for the program: looking costs a little virtual time."""
        if self.virtual:
            self._ticks += READ_COST_NS
        return self.now()

    def charge_switch(self) -> None:
        """Another thread may go on now: that costs a little virtual time too."""
        self._ticks += SWITCH_COST_NS

    def advance_to(self, instant: int) -> None:
        """Jump forward; the clock never goes back."""
        gap = instant - self.now()
        if gap > 0:
            if self.virtual:
                self._ticks += gap
            else:
                self._skipped += gap

    def spend_idle(self, nanoseconds: int) -> None:
        """Real time passed in which nothing was computed here."""
        self._idle += nanoseconds

    def real_elapsed(self) -> int:
        """Real nanoseconds since the start of the run."""
        return real_monotonic_ns() - self._started

    def monotonic_ns(self) -> int:
        return MONOTONIC_START_NS + self.read()

    def time_ns(self) -> int:
        return self.epoch + self.read()

    def process_time_ns(self) -> int:
        """Time spent computing: what was skipped or waited for does not count."""
        return self.read() if self.virtual else self.real_elapsed() - self._idle


clock = Clock()


def monotonic_ns() -> int:
    return clock.monotonic_ns()


def monotonic() -> float:
    return clock.monotonic_ns() / 1e9


def time_ns() -> int:
    return clock.time_ns()


def time_() -> float:
    return clock.time_ns() / 1e9


def process_time_ns() -> int:
    return clock.process_time_ns()


def process_time() -> float:
    return clock.process_time_ns() / 1e9


def localtime(seconds: float | None = None, /) -> time.struct_time:
    return _real["localtime"](time_() if seconds is None else seconds)


def gmtime(seconds: float | None = None, /) -> time.struct_time:
    return _real["gmtime"](time_() if seconds is None else seconds)


def strftime(format: str, moment: object = None, /) -> str:
    return _real["strftime"](format, localtime() if moment is None else moment)


def asctime(moment: object = None, /) -> str:
    moment = tuple(localtime() if moment is None else moment)
    day = _real["strftime"]("%a %b", moment)
    return f"{day} {moment[2]:2d} {_real['strftime']('%H:%M:%S', moment)} {moment[0]}"


def ctime(seconds: float | None = None, /) -> str:
    return asctime(localtime(seconds))


def clock_gettime_ns(clk_id: int, /) -> int:
    if clk_id == time.CLOCK_REALTIME:
        return time_ns()
    if clk_id == time.CLOCK_MONOTONIC:
        return monotonic_ns()
    if clk_id in (time.CLOCK_PROCESS_CPUTIME_ID, time.CLOCK_THREAD_CPUTIME_ID):
        return process_time_ns()
    return _real_clock_gettime_ns(clk_id)


def clock_gettime(clk_id: int, /) -> float:
    return clock_gettime_ns(clk_id) / 1e9
