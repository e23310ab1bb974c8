"""`ProcessPoolExecutor` over further interpreters; takes `concurrent.futures.process`.

Each process has one call at a time, so that it is known when the call began: where the
process says how long it took on its own clock, the answer comes that much later on ours,
even where the process only slept and its time jumped.
"""

from __future__ import annotations

import itertools
import os
import pickle
import sys
import threading
import weakref
from _collections import deque
from _heapq import heappop, heappush
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import _base
from functools import partial
from multiprocessing import get_context, process, spawn
from multiprocessing.reduction import ForkingPickler
from traceback import format_exception
from typing import Any

from .clock import clock
from .neighbours import Mailbox, neighbours
from .own_frames import hide_own_frames
from .scheduler import GreenThread, scheduler

loads: Callable[[bytes], Any] = pickle.loads


def dumps(value: object) -> bytes:
    return bytes(ForkingPickler.dumps(value))


class BrokenProcessPool(_base.BrokenExecutor):
    """Raised when a process in a ProcessPoolExecutor terminated abruptly."""


class _RemoteTraceback(Exception):
    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


# As the module that it stands in for would print it.
_RemoteTraceback.__module__ = "concurrent.futures.process"


class _ExceptionWithTraceback:
    """An exception on its way to another interpreter, its traceback as text."""

    def __init__(self, error: BaseException) -> None:
        text = "".join(format_exception(type(error), error, error.__traceback__))
        self.error = error
        self.error.__traceback__ = None
        self.text = f'\n"""\n{text}"""'

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild_exception, (self.error, self.text)


def _rebuild_exception(error: BaseException, text: str) -> BaseException:
    error.__cause__ = _RemoteTraceback(text)
    return error


# -- in a process --------------------------------------------------------------------


class Answer:
    """What became of a call."""

    def __init__(self, result: object = None, error: BaseException | None = None) -> None:
        self.result = result
        self.error = error


def call(function: Callable[..., object], args: Any, kwargs: Any) -> Answer:
    """Do a call of the parent."""
    try:
        return Answer(result=function(*args, **kwargs))
    except BaseException as error:
        hide_own_frames(error)
        return Answer(error=error)


def dump_answer(answer: Answer, took: int) -> bytes:
    """How long it took, and the answer as bytes of its own, which may not load again.

    Where it cannot be pickled, the reason is the answer.
    """
    try:
        if answer.error is None:
            pickled = dumps((answer.result, None))
        else:
            pickled = dumps((None, _ExceptionWithTraceback(answer.error)))
    except BaseException as error:
        pickled = dumps((None, _ExceptionWithTraceback(error)))
    return dumps((took, pickled))


def initialise(initializer: Callable[..., object], initargs: Iterable[Any]) -> bool:
    """Run the initializer; False where it failed, which ends the process."""
    try:
        initializer(*initargs)
    except BaseException:
        _base.LOGGER.critical("Exception in initializer:", exc_info=True)
        return False
    return True


# -- in the parent -------------------------------------------------------------------


class _Call:
    def __init__(self, future: _base.Future, function: Any, args: Any, kwargs: Any):
        self.future = future
        self.function = function
        self.args = args
        self.kwargs = kwargs


class _Process:
    """One further interpreter, and the call that it is busy with."""

    def __init__(self, pool: _Pool) -> None:
        self._pool = pool
        self.call: _Call | None = None
        self.called_at = 0
        self.calls = 0
        mailbox = Mailbox()
        mailbox.put = self._on_message
        self.number = neighbours.start(mailbox)
        neighbours.send(self.number, pool.preparation(self.number))

    def _on_message(self, message: bytes | None) -> None:
        self._pool.arrived.append((self, message))
        self._pool.wake()


class _Pool(threading.Thread):
    """The thread that hands calls to processes and answers to futures."""

    def __init__(self, executor: ProcessPoolExecutor) -> None:
        super().__init__()
        self.calls: deque[_Call] = deque()
        self.arrived: deque[tuple[_Process, bytes | None]] = deque()
        self.closing = False
        self._executor = weakref.ref(executor, lambda _: self.close(False))
        self._initializer = (executor._initializer, executor._initargs)
        self._max_calls = executor._max_tasks_per_child
        self.size = min(executor._max_workers, neighbours.most)
        self.processes: list[_Process] = []
        self._due: list[tuple[int, int, _Process, bytes]] = []
        self._order = itertools.count()
        self._parked: GreenThread | None = None
        # Somebody has something for the thread that it may not have looked at.
        self._woken = False

    # -- called by other threads -----------------------------------------------------

    def grow(self) -> None:
        """Start a process where every one is busy and there may be more."""
        idle = sum(one.call is None for one in self.processes)
        if idle < len(self.calls) and len(self.processes) < self.size:
            # Refuses, with its well-known words, while the program is imported.
            spawn._check_not_importing_main()
            self.processes.append(_Process(self))

    def wake(self) -> None:
        self._woken = True
        if self._parked is not None:
            scheduler.unpark(self._parked)

    def close(self, cancel: bool) -> None:
        self.closing = True
        if cancel:
            for waiting in self.calls:
                waiting.future.cancel()
        self.wake()

    def preparation(self, number: int) -> bytes:
        """What `multiprocessing.spawn.get_preparation_data` says, and our additions."""
        main = sys.modules["__main__"]
        path = main.__file__
        with open(path, encoding="utf-8") as file:
            source = file.read()
        return dumps(
            {
                "number": number,
                "name": f"SpawnProcess-{number}",
                "sys_path": sys.path.copy(),
                "sys_argv": sys.argv,
                "dir": os.getcwd(),
                "orig_dir": process.ORIGINAL_DIR,
                "init_main_from_path": path,
                "source": source,
                "initializer": dumps(self._initializer),
            }
        )

    # -- the thread ------------------------------------------------------------------

    def run(self) -> None:
        try:
            while self._go_on():
                self._hand_out()
                self._wait()
        finally:
            for one in self.processes:
                neighbours.end(one.number)
            self.processes.clear()

    def _go_on(self) -> bool:
        self._woken = False
        while self.arrived:
            one, message = self.arrived.popleft()
            if message is None:
                self._break()
                return False
            took, answer = loads(message)
            entry = (one.called_at + took, next(self._order), one, answer)
            heappush(self._due, entry)
        while self._due and self._due[0][0] <= clock.now():
            if not self._settle(*heappop(self._due)[2:]):
                return False
        busy = any(one.call is not None for one in self.processes)
        return bool(self.calls or busy or not (self.closing or _at_exit))

    def _settle(self, one: _Process, answer: bytes) -> bool:
        """Give a future its answer; False where that broke the pool."""
        try:
            result, error = loads(answer)
        except BaseException as lost:
            # Such as an exception whose class wants more arguments than it passes on.
            hide_own_frames(lost)
            self._break(format_exception(type(lost), lost, lost.__traceback__))
            return False
        call, one.call = one.call, None
        if error is not None:
            call.future.set_exception(error)
        else:
            call.future.set_result(result)
        if self._max_calls is not None and one.calls >= self._max_calls:
            self.processes.remove(one)
            neighbours.end(one.number)
            self.grow()
        return True

    def _hand_out(self) -> None:
        for one in self.processes:
            while one.call is None and self.calls:
                self._send(one, self.calls.popleft())

    def _send(self, one: _Process, call: _Call) -> None:
        # Settled without an answer to wait for: the thread must look again, for this
        # may have been the last call of a pool that is closing.
        if not call.future.set_running_or_notify_cancel():
            return self.wake()
        try:
            message = dumps((call.function, call.args, call.kwargs))
        except Exception as error:
            text = "".join(format_exception(type(error), error, error.__traceback__))
            error.__cause__ = _RemoteTraceback(f'\n"""\n{text}"""')
            call.future.set_exception(error)
            return self.wake()
        one.call = call
        one.calls += 1
        one.called_at = clock.now()
        neighbours.send(one.number, message)

    def _wait(self) -> None:
        # What is on its way comes from outside; what is due comes with time.
        due = {id(entry[2]) for entry in self._due}
        awaited = any(
            one.call is not None and id(one) not in due for one in self.processes
        )
        if not awaited and self.calls and self.processes:
            awaited = all(one.call is not None for one in self.processes)
        scheduler.awaited += awaited
        try:
            scheduler.park(self._due[0][0] if self._due else None, self)
        finally:
            scheduler.awaited -= awaited

    def _line_up(self, thread: GreenThread) -> bool:
        if self._woken:
            return False
        self._parked = thread
        return True

    def _step_out(self, _: GreenThread) -> None:
        self._parked = None

    def _break(self, cause: list[str] | None = None) -> None:
        text = (
            "A process in the process pool was terminated abruptly"
            " while the future was running or pending."
        )
        if (executor := self._executor()) is not None:
            executor._broken = (
                "A child process terminated abruptly, the process pool is not"
                " usable anymore"
            )
        broken = [one.call for one in self.processes if one.call is not None]
        for call in [*broken, *self.calls]:
            if not call.future.done():
                error = BrokenProcessPool(text)
                if cause is not None:
                    error.__cause__ = _RemoteTraceback(f"\n'''\n{''.join(cause)}'''")
                call.future.set_exception(error)
        self.calls.clear()


_pools: weakref.WeakSet[_Pool] = weakref.WeakSet()
_at_exit = False


def _check_system_limits() -> None:
    """As in the standard library, where it says whether queues of processes work."""
    raise NotImplementedError(
        "This Python build lacks multiprocessing.synchronize, usually due"
        " to named semaphores being unavailable on this platform."
    )


def _python_exit() -> None:
    global _at_exit
    _at_exit = True
    for pool in list(_pools):
        pool.wake()
        pool.join()


threading._register_atexit(_python_exit)


class ProcessPoolExecutor(_base.Executor):
    """Calls in other processes; see the documentation of `concurrent.futures`."""

    def __init__(
        self,
        max_workers: int | None = None,
        mp_context: Any = None,
        initializer: Callable[..., object] | None = None,
        initargs: tuple[Any, ...] = (),
        *,
        max_tasks_per_child: int | None = None,
    ) -> None:
        if neighbours.most == 0:
            raise NotImplementedError("this Python has no further interpreters")
        if max_workers is None:
            max_workers = os.process_cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
        # Whatever the context, processes start as with spawn.
        self._mp_context = mp_context or get_context("spawn")
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._max_tasks_per_child = max_tasks_per_child
        self._lock = threading.Lock()
        self._pool: _Pool | None = None
        self._shut = False
        self._broken: str | None = None

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> _base.Future:
        with self._lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shut:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _at_exit:
                raise RuntimeError(
                    "cannot schedule new futures after interpreter shutdown"
                )
            future = _base.Future()
            pool = self._pool or _Pool(self)
            pool.calls.append(_Call(future, fn, args, kwargs))
            pool.grow()
            if self._pool is None:
                self._pool = pool
                _pools.add(pool)
                pool.start()
            pool.wake()
            return future

    def map(
        self,
        fn: Any,
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
        buffersize: int | None = None,
    ) -> Iterator[Any]:
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        results = super().map(
            partial(_process_chunk, fn),
            itertools.batched(zip(*iterables), chunksize),
            timeout=timeout,
            buffersize=buffersize,
        )
        return _chain_from_iterable_of_lists(results)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        with self._lock:
            self._shut = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close(cancel_futures)
            if wait:
                pool.join()


def _process_chunk(fn: Any, chunk: Iterable[tuple[Any, ...]]) -> list[Any]:
    return [fn(*args) for args in chunk]


def _chain_from_iterable_of_lists(lists: Iterable[list[Any]]) -> Iterator[Any]:
    for element in lists:
        element.reverse()
        while element:
            yield element.pop()


for _public in (BrokenProcessPool, ProcessPoolExecutor):
    _public.__module__ = "concurrent.futures.process"
