"""What went wrong, in words: helps that real Python does not give.

When no thread can go on, each says where it stands, on its own stack. At the end of a run
there are notes on threads that nobody joined and on exceptions that nobody saw.
"""

from __future__ import annotations

import sys
import weakref
from types import CodeType, FrameType
from typing import Any

from .locks import RLock, lock
from .scheduler import GreenThread, scheduler
from .threads import _ThreadHandle, board, name_of

_TOOL = 3

# What a wait inside the standard library means, by the function that the program called.
_WAITS = {
    "Event.wait": "waits for an Event that nobody sets",
    "Condition.wait": "waits for a notification from a Condition",
    "Condition.wait_for": "waits for a notification from a Condition",
    "Semaphore.acquire": "waits for a Semaphore that nobody releases",
    "Barrier.wait": "waits at a Barrier for the others to come",
    "Queue.get": "waits for an item in a queue that nobody fills",
    "Queue.put": "waits for room in a queue that nobody empties",
    "Queue.join": "waits for task_done() on every item of a queue",
    "_PySimpleQueue.get": "waits for an item in a queue that nobody fills",
    "Future.result": "waits for the result of a Future",
    "Future.exception": "waits for the result of a Future",
    "wait": "waits for Futures",
    "as_completed": "waits for Futures",
    "Executor.map.<locals>.result_iterator": "waits for results of an executor's map()",
    "Executor.__exit__": "waits for the end of an executor's work",
    "ThreadPoolExecutor.shutdown": "waits for the end of an executor's work",
    "BaseServer.serve_forever": "waits for requests that nobody makes",
    "BaseServer.handle_request": "waits for a request that nobody makes",
    "run": "waits in its event loop, which nothing can wake",
    "Runner.run": "waits in its event loop, which nothing can wake",
    "BaseEventLoop.run_until_complete": "waits in its event loop, which nothing can wake",
    "BaseEventLoop.run_forever": "waits in its event loop, which nothing can wake",
}


class Deadlock(BaseException):
    """Raised in the main thread when no thread can go on."""


class Place:
    """Where a thread stands: the library function it called, and the program's line."""

    def __init__(self, frame: FrameType, file: str) -> None:
        self.called: str | None = None
        self.line: int | None = None
        self.names: dict[int, str] = {}
        step: FrameType | None = frame
        while step is not None:
            code = step.f_code
            if code.co_filename == file:
                self.line = step.f_lineno
                self.names = _names_of_locks(step.f_locals)
                break
            if step.f_globals.get("__package__") != __package__:
                self.called = code.co_qualname
            step = step.f_back
        if step is None:
            # A thread of a pool never comes from a line of the program.
            self.called = None


class Diagnosis:
    """Collects what a run's notes are made of."""

    def __init__(self) -> None:
        self.file = ""
        self.notes: list[str] = []
        self.deadlocked = False
        self._unread: dict[int, tuple[weakref.ref, str]] = {}
        self._lost: list[str] = []
        self._known: set[str] = set()

    # -- deadlock ------------------------------------------------------------------

    def on_deadlock(self) -> BaseException:
        """Describe it, and return what is raised in the main thread."""
        self.deadlocked = True
        places: dict[GreenThread, Place] = {}

        def visit(thread: GreenThread) -> None:
            places[thread] = Place(sys._getframe(1), self.file)

        scheduler.survey(visit)
        main = sys.modules.get("__main__")
        names = _names_of_locks(getattr(main, "__dict__", {}))
        for place in places.values():
            names = {**place.names, **names}
        lines = [
            self._describe(thread, place, names)
            for thread, place in sorted(places.items(), key=lambda item: item[0].ident)
        ]
        self.notes.append(
            "Deadlock: no thread can go on. Real Python would wait for ever.\n"
            + "\n".join(f"- {line}" for line in lines if line)
        )
        return Deadlock()

    def _describe(
        self, thread: GreenThread, place: Place, names: dict[int, str]
    ) -> str:
        at = f" (line {place.line})" if place.line else ""
        return f"{name_of(thread)}{at} {self._wait_of(thread, place, names)}."

    def _wait_of(
        self, thread: GreenThread, place: Place, names: dict[int, str]
    ) -> str:
        target = thread.waits_for
        if isinstance(target, _ThreadHandle):
            awaited = target.thread
            if awaited is not None:
                return f"waits for the end of {name_of(awaited)}"
            return "waits for the end of a thread"
        if place.called in _WAITS:
            return _WAITS[place.called]
        if isinstance(target, lock | RLock):
            what = names.get(id(target), "a lock")
            owner = target.owner
            if owner is None:
                return f"waits for {what}"
            since = self._taken_at(target)
            if owner is thread:
                return f"waits for {what}, which it holds itself{since}"
            if owner.ident not in scheduler.live:
                return f"waits for {what}, which {name_of(owner)} took{since} and kept"
            return f"waits for {what}, which {name_of(owner)} holds{since}"
        if words := getattr(target, "words", None):
            return words
        if place.called:
            return f"waits in {place.called}()"
        return "waits"

    def _taken_at(self, target: lock | RLock) -> str:
        if target.taken_at is None or target.taken_at[0].co_filename != self.file:
            return ""
        line = line_of(*target.taken_at)
        return f" since line {line}" if line else ""

    # -- exceptions that nobody read ------------------------------------------------

    def watch_futures(self) -> None:
        """Notice which futures get an exception, and which are asked for it."""
        futures = sys.modules.get("concurrent.futures._base")
        if futures is None:
            return
        future = futures.Future
        monitoring = sys.monitoring
        events = monitoring.events
        monitoring.use_tool_id(_TOOL, "green_threads diagnosis")
        monitoring.register_callback(_TOOL, events.PY_START, self._on_start)
        monitoring.register_callback(_TOOL, events.PY_RETURN, self._on_return)
        self._setter = future.set_exception.__code__
        self._watched = {
            self._setter: events.PY_START,
            # What `result` calls when the future is done.
            future._Future__get_result.__code__: events.PY_START,
            future.exception.__code__: events.PY_RETURN,
        }
        for code, event in self._watched.items():
            monitoring.set_local_events(_TOOL, code, event)

    def _on_return(self, _: CodeType, __: int, ___: object) -> None:
        self._read(id(sys._getframe(1).f_locals.get("self")))

    def _read(self, key: int) -> None:
        if entry := self._unread.pop(key, None):
            # Whoever met it once needs no note on its siblings: what breaks a pool
            # breaks all of its futures.
            self._known.add(entry[1])

    def _on_start(self, code: CodeType, _: int) -> None:
        if self.deadlocked:
            # Threads are being ended: what their futures get now is our doing.
            return
        values = sys._getframe(1).f_locals
        future: Any = values.get("self")
        key = id(future)
        if code is not self._setter:
            self._read(key)
            return
        text = last_line(values.get("exception"))

        def gone(reference: weakref.ref) -> None:
            entry = self._unread.get(key)
            if entry is not None and entry[0] is reference:
                del self._unread[key]
                self._lost.append(text)

        self._unread[key] = (weakref.ref(future, gone), text)

    def start(self, file: str) -> None:
        """Begin to watch a run of the program in `file`."""
        self.file = file
        self.notes = []
        self.deadlocked = False
        self._unread = {}
        self._lost = []
        self._known: set[str] = set()
        self._watched: dict[CodeType, int] = {}
        self.watch_futures()

    def stop(self) -> list[str]:
        """The notes of the run, a paragraph each."""
        monitoring = sys.monitoring
        if self._watched:
            for code in self._watched:
                monitoring.set_local_events(_TOOL, code, 0)
            monitoring.free_tool_id(_TOOL)
        left = self._lost + [text for _, text in self._unread.values()]
        unread = [text for text in left if text not in self._known]
        self._unread = {}
        if board.unjoined:
            them = "it" if len(board.unjoined) == 1 else "them"
            self.notes.append(
                "Nobody joined "
                + _listed(board.unjoined)
                + f": Python waits for {them} before it ends."
            )
        if board.failed:
            self.notes.append(
                "An exception ended "
                + _listed(board.failed)
                + ". It ends the thread only: the program goes on."
            )
        if unread:
            self.notes.append(
                "Nobody read the exception of "
                + ("a Future: " if len(unread) == 1 else f"{len(unread)} Futures: ")
                + _listed(unread)
                + ". Call result() to see it."
            )
        return self.notes


def last_line(error: BaseException | None) -> str:
    """An exception as the last line of its traceback shows it, without a full stop."""
    text = str(error).rstrip(".")
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def line_of(code: CodeType, instruction: int) -> int | None:
    """The line of an instruction, given by its offset in bytes."""
    for start, end, line in code.co_lines():
        if start <= instruction < end:
            return line
    return None


def _names_of_locks(namespace: dict[str, Any]) -> dict[int, str]:
    """Names of the locks in a namespace, and in the objects that it names."""
    names: dict[int, str] = {}
    for name, value in list(namespace.items()):
        if isinstance(value, lock | RLock):
            names[id(value)] = name
            continue
        for attribute, inner in list(getattr(value, "__dict__", {}).items()):
            if isinstance(inner, lock | RLock) and not isinstance(value, type(sys)):
                names.setdefault(id(inner), f"{name}.{attribute}")
    return names


def _listed(texts: list[str]) -> str:
    shown = texts[:5]
    more = len(texts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


diagnosis = Diagnosis()
