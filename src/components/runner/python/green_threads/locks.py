"""`_thread.lock` and `_thread.RLock`, as CPython 3.14 documents and words them."""

from __future__ import annotations

import math
import warnings
from _collections import deque
from _thread import TIMEOUT_MAX
from sys import _getframe

from .clock import clock
from .scheduler import PARKED, GreenThread, scheduler


def deadline_after(seconds: float) -> int:
    """The instant on the clock after a time in seconds."""
    return clock.now() + math.ceil(seconds * 1e9)


def lock_deadline(blocking: bool, timeout: float) -> int | None:
    """The instant until which `acquire` may wait; None for ever, 0 not at all.

    Raises ValueError and OverflowError with CPython's words.
    """
    if timeout == -1:
        return None if blocking else 0
    if not blocking:
        raise ValueError("can't specify a timeout for a non-blocking call")
    timeout = float(timeout)
    if timeout != timeout:
        raise ValueError("Invalid value NaN (not a number)")
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return 0 if timeout == 0 else deadline_after(timeout)


class _Mutex:
    """What both kinds of lock are made of: an owner, and a queue of waiting threads.

    A thread that was woken and found the lock taken again goes before all others and is
    handed the lock next time, as CPython's PyMutex does: otherwise a thread in a loop
    could take the lock for ever.

    The garbage collector may run a `__del__` method of the program wherever something is
    called, and that method may wait. So nothing is called between a look at `_locked` and
    the step that relies on it, unless the collector is off.
    """

    __slots__ = ("_locked", "_waiting", "_overtaken", "_granted", "owner", "taken_at")
    __slots__ += ("__weakref__",)

    def __init__(self) -> None:
        self._locked = False
        self._waiting: deque[GreenThread] | None = None
        self._overtaken: deque[GreenThread] | None = None
        self._granted: GreenThread | None = None
        # For the diagnosis: who took it, and the code and instruction that did.
        self.owner: GreenThread | None = None
        self.taken_at: tuple[object, int] | None = None

    def _wait(self, deadline: int | None) -> bool:
        """Wait for the lock and take it; False at the deadline."""
        thread = scheduler.current
        thread.overtaken = False
        while True:
            try:
                in_time = scheduler.park(deadline, self)
            except BaseException:
                self._pass_on(thread)
                raise
            if self._granted is thread:
                self._granted = None
                return True
            if not self._locked:
                self._locked = True
                return True
            if not in_time:
                return False
            thread.overtaken = True

    def _line_up(self, thread: GreenThread) -> bool:
        if not self._locked or self._granted is thread:
            return False
        if thread.overtaken:
            if self._overtaken is None:
                self._overtaken = deque()
            self._overtaken.append(thread)
        else:
            if self._waiting is None:
                self._waiting = deque()
            self._waiting.append(thread)
        return True

    def _step_out(self, thread: GreenThread) -> None:
        for line in (self._overtaken, self._waiting):
            if line and thread in line:
                line.remove(thread)

    def _pass_on(self, thread: GreenThread) -> None:
        """Let the next one have what a thread was woken for that cannot take it."""
        if self._granted is thread:
            self._granted = None
            self._unlock()
        elif not self._locked:
            self._wake_first()

    def _unlock(self) -> None:
        self.owner = None
        overtaken = self._overtaken
        if overtaken and overtaken[0].state is PARKED:
            # Handed over: it stays locked in between.
            self._granted = overtaken[0]
        else:
            self._locked = False
        self._wake_first()

    def _wake_first(self) -> None:
        line = self._overtaken or self._waiting
        if line:
            scheduler.unpark(line.popleft())

    def locked(self) -> bool:
        return self._locked


class lock(_Mutex):
    """A lock that belongs to nobody: any thread may release it."""

    __slots__ = ()

    def __init_subclass__(cls, **_: object) -> None:
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        deadline = None
        if self._locked or timeout != -1:
            deadline = lock_deadline(blocking, timeout)
        if not self._locked:
            self._locked = True
        elif deadline == 0 or not self._wait(deadline):
            return False
        self.owner = scheduler.current
        caller = _getframe(1)
        self.taken_at = (caller.f_code, caller.f_lasti)
        return True

    def __enter__(self) -> bool:
        if self._locked:
            self._wait(None)
        else:
            self._locked = True
        self.owner = scheduler.current
        caller = _getframe(1)
        self.taken_at = (caller.f_code, caller.f_lasti)
        return True

    def release(self) -> None:
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._unlock()
        if scheduler.late_preemption:
            scheduler.preempt()

    def __exit__(self, *_: object) -> None:
        self.release()

    acquire_lock = acquire
    release_lock = release
    locked_lock = _Mutex.locked

    def _at_fork_reinit(self) -> None:
        self.__init__()

    def __reduce_ex__(self, _: object) -> object:
        raise TypeError("cannot pickle '_thread.lock' object")

    def __repr__(self) -> str:
        state = "locked" if self._locked else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


class RLock(_Mutex):
    """A lock that its owner may take again."""

    def __new__(cls, *args: object, **kwargs: object) -> RLock:
        if cls is RLock and (args or kwargs):
            warnings.warn(
                "Passing arguments to RLock is deprecated and will be removed in 3.15",
                DeprecationWarning,
                stacklevel=2,
            )
        return object.__new__(cls)

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()
        self._count = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        thread = scheduler.current
        deadline = None
        if not blocking or timeout != -1:
            deadline = lock_deadline(blocking, timeout)
        if self.owner is thread:
            self._count += 1
            return True
        if not self._locked:
            self._locked = True
        elif deadline == 0 or not self._wait(deadline):
            return False
        self.owner = thread
        self._count = 1
        caller = _getframe(1)
        self.taken_at = (caller.f_code, caller.f_lasti)
        return True

    __enter__ = acquire

    def release(self) -> None:
        if self.owner is not scheduler.current:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._unlock()
            if scheduler.late_preemption:
                scheduler.preempt()

    def __exit__(self, *_: object) -> None:
        self.release()

    def _is_owned(self) -> bool:
        return self.owner is scheduler.current

    def _recursion_count(self) -> int:
        return self._count if self.owner is scheduler.current else 0

    def _release_save(self) -> tuple[int, GreenThread]:
        if not self._locked:
            raise RuntimeError("cannot release un-acquired lock")
        saved = (self._count, self.owner)
        self._count = 0
        self._unlock()
        return saved

    def _acquire_restore(self, saved: tuple[int, GreenThread]) -> None:
        self.acquire()
        self._count, self.owner = saved

    def _at_fork_reinit(self) -> None:
        self.__init__()

    def __reduce_ex__(self, _: object) -> object:
        raise TypeError("cannot pickle '_thread.RLock' object")

    def __repr__(self) -> str:
        state = "locked" if self._locked else "unlocked"
        kind = type(self)
        owner = self.owner.ident if self.owner else 0
        return (
            f"<{state} {kind.__module__}.{kind.__qualname__} object"
            f" owner={owner} count={self._count} at {id(self):#x}>"
        )


for _kind in (lock, RLock):
    _kind.__module__ = "_thread"
