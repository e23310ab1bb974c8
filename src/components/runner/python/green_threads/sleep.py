"""`time.sleep`, which lets others run."""

from __future__ import annotations

import math

from .clock import clock
from .scheduler import scheduler


def _nanoseconds(seconds: object) -> int:
    """Rounded up, with CPython's words for what is no length of time."""
    if isinstance(seconds, float):
        if seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        return math.ceil(seconds * 1e9)
    if hasattr(seconds, "__index__"):
        return seconds.__index__() * 10**9
    if hasattr(seconds, "__float__"):
        return math.ceil(float(seconds) * 1e9)
    kind = type(seconds).__name__
    raise TypeError(f"'{kind}' object cannot be interpreted as an integer")


def sleep(seconds: float, /) -> None:
    length = _nanoseconds(seconds)
    if length < 0:
        raise ValueError("sleep length must be non-negative")
    if length == 0:
        scheduler.yield_now()
        return
    deadline = clock.now() + length
    while scheduler.park(deadline) or clock.now() < deadline:
        pass
