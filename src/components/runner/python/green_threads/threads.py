"""Starting, joining and the rest of `_thread`, in the words of CPython 3.14."""

from __future__ import annotations

import signal
import sys
from _collections import deque
from _contextvars import Context
from _thread import TIMEOUT_MAX, _ExceptHookArgs
from _thread import _excepthook as _real_excepthook
from _thread import interrupt_main as _real_interrupt_main
from collections.abc import Callable

from .locks import deadline_after
from .own_frames import hide_own_frames
from .scheduler import GreenThread, scheduler
from .thread_local import forget

# The cap on live threads; `limits.threads` of the page.
MAX_THREADS = 2000

# What the system calls a thread must only differ from its ident.
NATIVE_ID_OFFSET = 10_000

NOT_STARTED, STARTED, FINISHED = 0, 1, 2


class _ThreadHandle:
    """What `threading.Thread` joins."""

    def __init__(self) -> None:
        self._thread: GreenThread | None = None
        self._progress = NOT_STARTED
        self._waiting: deque[GreenThread] = deque()
        self._ident = 0
        self.daemon = True

    @property
    def ident(self) -> int:
        return self._ident

    @property
    def thread(self) -> GreenThread | None:
        """The thread it stands for, while that one lives."""
        return self._thread

    def is_done(self) -> bool:
        return self._progress == FINISHED

    def _set_done(self) -> None:
        if self._progress == NOT_STARTED:
            raise RuntimeError("thread not started")
        self._progress = FINISHED
        while self._waiting:
            scheduler.unpark(self._waiting.popleft())

    def join(self, timeout: float | None = None) -> None:
        if self._progress == NOT_STARTED:
            raise RuntimeError("thread not started")
        thread = scheduler.current
        if self._thread is thread and self._progress == STARTED:
            raise RuntimeError("Cannot join current thread")
        deadline = None
        if timeout is not None and timeout >= 0:
            if timeout > TIMEOUT_MAX:
                raise OverflowError("timestamp too large to convert to C PyTime_t")
            deadline = deadline_after(float(timeout))
        while self._progress == STARTED:
            if not scheduler.park(deadline, self):
                return

    def _line_up(self, thread: GreenThread) -> bool:
        if self._progress == FINISHED:
            return False
        self._waiting.append(thread)
        return True

    def _step_out(self, thread: GreenThread) -> None:
        if thread in self._waiting:
            self._waiting.remove(thread)

    def __repr__(self) -> str:
        return f"<_ThreadHandle object: ident={self._ident}>"

    def _start(self, thread: GreenThread, daemon: bool) -> None:
        self._thread = thread
        self._ident = thread.ident
        self._progress = STARTED
        self.daemon = daemon


class ThreadBoard:
    """Counts what the diagnosis and the outcome of a run tell."""

    def __init__(self) -> None:
        self.shutting_down = False
        # What happens while the run is cleared away is not told.
        self.closed = False
        self.failed: list[str] = []
        # Names of those that still ran when the main thread was done.
        self.unjoined: list[str] = []

    def reset(self) -> None:
        self.__init__()


board = ThreadBoard()


def _make_thread_handle(ident: int) -> _ThreadHandle:
    handle = _ThreadHandle()
    handle._ident = ident
    handle._progress = STARTED
    handle._thread = scheduler.live.get(ident)
    return handle


def _start(
    function: Callable[[], object], handle: _ThreadHandle | None, daemon: bool
) -> GreenThread:
    if board.shutting_down:
        raise PythonFinalizationError("can't create new thread at interpreter shutdown")
    if len(scheduler.live) >= MAX_THREADS:
        raise RuntimeError("can't start new thread")
    thread = scheduler.new_thread(function)
    thread.handle = handle
    if handle is not None:
        handle._start(thread, daemon)
    return thread


def start_new_thread(
    function: Callable[..., object],
    args: tuple[object, ...],
    kwargs: dict[str, object] | None = None,
    /,
) -> int:
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if kwargs is not None and not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    sys.audit("_thread.start_new_thread", function, args, kwargs)
    thread = _start(lambda: function(*args, **(kwargs or {})), None, daemon=True)
    thread.started_as = function
    return thread.ident


def start_joinable_thread(
    function: Callable[[], object],
    handle: _ThreadHandle | None = None,
    daemon: bool = True,
) -> _ThreadHandle:
    if not callable(function):
        raise TypeError("thread function must be callable")
    if handle is None:
        handle = _ThreadHandle()
    if not isinstance(handle, _ThreadHandle):
        raise TypeError("'handle' must be a _ThreadHandle")
    if handle._progress != NOT_STARTED:
        raise RuntimeError("thread already started")
    sys.audit("_thread.start_joinable_thread", function, daemon, handle)
    thread = _start(function, handle, daemon)
    thread.started_as = function
    return handle


def run_thread(thread: GreenThread) -> None:
    """The body of every thread but the main one."""
    try:
        if thread.raises is not None:
            raises, thread.raises = thread.raises, None
            raise raises
        Context().run(thread.function)
    except SystemExit:
        pass
    except BaseException as error:
        report_unraisable(thread.started_as, error)
    finally:
        sys.settrace(None)
        sys.setprofile(None)
        thread.function = thread.started_as = None
        forget(thread)
        handle, thread.handle = thread.handle, None
        if handle is not None and handle._progress == STARTED:
            handle._set_done()


def report_unraisable(function: object, error: BaseException) -> None:
    """Hand an exception that left a low-level thread to `sys.unraisablehook`."""
    message = f"Exception ignored in thread started by {function!r}"
    sys.unraisablehook(
        _unraisable_args()((type(error), error, error.__traceback__, message, None))
    )


def _unraisable_args() -> type:
    """The type of `sys.unraisablehook`'s argument, which Python does not name."""
    found = []
    hook, sys.unraisablehook = sys.unraisablehook, found.append

    class Broken:
        def __del__(self) -> None:
            raise ValueError

    try:
        Broken()
    finally:
        sys.unraisablehook = hook
    return type(found[0])


def _excepthook(args: _ExceptHookArgs, /) -> None:
    if args.exc_type is not SystemExit and not board.closed:
        name = getattr(args.thread, "name", None) or f"Thread {get_ident()}"
        board.failed.append(f"{name}: {args.exc_type.__name__}")
    if args.exc_value is not None:
        hide_own_frames(args.exc_value)
        step = args.exc_value.__traceback__
        args = _ExceptHookArgs((args.exc_type, args.exc_value, step, args.thread))
    _real_excepthook(args)


def name_of(thread: GreenThread) -> str:
    """A thread's name as the program sees it."""
    if thread is scheduler.main:
        return "MainThread"
    threading = sys.modules.get("threading")
    known = threading._active.get(thread.ident) if threading else None
    return known.name if known is not None else f"thread {thread.ident}"


def get_ident() -> int:
    return scheduler.current.ident


def get_native_id() -> int:
    return NATIVE_ID_OFFSET + scheduler.current.ident % NATIVE_ID_OFFSET


def _get_main_thread_ident() -> int:
    return scheduler.main.ident


def _count() -> int:
    return len(scheduler.live) - 1


def exit() -> None:
    raise SystemExit


exit_thread = exit


def daemon_threads_allowed() -> bool:
    return True


def set_name(name: str) -> None:
    if not isinstance(name, str):
        kind = type(name).__name__
        raise TypeError(f"set_name() argument must be str, not {kind}")
    # Systems keep a handful of characters.
    scheduler.current.name = name.partition("\0")[0][:15]


_stack_size = 0


def stack_size(size: int = 0, /) -> int:
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32 * 1024:
        raise ValueError(f"size not valid: {size} bytes")
    before, _stack_size = _stack_size, size
    return before


def interrupt_main(signum: int = signal.SIGINT, /) -> None:
    if not 0 < signum < signal.NSIG:
        raise ValueError("signal number out of range")
    handler = signal.getsignal(signum)
    if not callable(handler):
        return
    if scheduler.current is scheduler.main:
        _real_interrupt_main(signum)
    else:
        scheduler.defer(
            scheduler.main, lambda: handler(int(signum), sys._getframe(1))
        )


def _shutdown() -> None:
    """Wait for all threads that are not daemons, as the interpreter does at its end."""

    def left() -> list[GreenThread]:
        return [
            thread
            for thread in scheduler.live.values()
            if thread.handle is not None
            and thread is not scheduler.current
            and not thread.handle.daemon
            and thread.handle._progress == STARTED
        ]

    board.unjoined = [name_of(thread) for thread in left()]
    while threads := left():
        threads[0].handle.join()


_NAMES = (
    "start_new_thread start_new start_joinable_thread daemon_threads_allowed"
    " interrupt_main get_ident get_native_id _get_main_thread_ident _count exit"
    " exit_thread stack_size _shutdown _make_thread_handle _ThreadHandle set_name"
    " _excepthook"
).split()
start_new = start_new_thread

replacements: dict[str, object] = {name: globals()[name] for name in _NAMES}
for _replacement in replacements.values():
    _replacement.__module__ = "_thread"
