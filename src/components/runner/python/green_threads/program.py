"""One run of a reader's program, from a clean state back to one."""

from __future__ import annotations

import atexit
import gc
import linecache
import os
import sys
import traceback
import types
from _asyncio import _set_running_loop
from json import dumps

from .clean_state import clean_state
from .clock import clock
from .console import budget, console
from .diagnosis import Deadlock, diagnosis
from .loopback import network
from .neighbours import neighbours
from .outside import outside
from .own_frames import hide_own_frames
from .preemption import preemption
from .scheduler import GreenThread, scheduler
from .thread_local import forget
from .threads import board

# Where programs lie and what they take for their folder.
FOLDER = "/home/program"
SCRATCH = "/tmp"

# Threads that are unwound. With more, Pyodide moves so much stack memory at each switch that
# a fresh interpreter comes sooner.
UNWOUND_AT_MOST = 256

# Turns that threads get to come to their end when the run is over, and after how many
# those that are left are told again.
LAST_TURNS = 100
TURNS_TO_END = 20


class Ending:
    """How the program ended; the fields of `Outcome` that tell it."""

    def __init__(self) -> None:
        self.ending = "finished"
        self.exit_code = 0
        self.exception: str | None = None
        self.line: int | None = None

    def exit(self, code: object) -> None:
        """What the interpreter makes of `SystemExit`."""
        if code is None or isinstance(code, int):
            self.exit_code = (code or 0) & 0xFF
        else:
            print(code, file=sys.stderr)
            self.exit_code = 1

    def failed(self, error: BaseException, file: str) -> None:
        """An exception that nobody caught."""
        preemption.reporting = True
        try:
            self._report(error, file)
        finally:
            preemption.reporting = False

    def _report(self, error: BaseException, file: str) -> None:
        self.exit_code = 130 if isinstance(error, KeyboardInterrupt) else 1
        self.ending = "exception"
        if preemption.expired:
            self.ending = "time-limit"
        elif isinstance(error, MemoryError):
            self.ending = "memory-limit"
            _free_memory_of(error)
        hide_own_frames(error)
        show(error)
        text = str(error)
        self.exception = type(error).__name__ + (f": {text}" if text else "")
        step = error.__traceback__
        while step is not None:
            if step.tb_frame.f_code.co_filename == file:
                self.line = step.tb_lineno
            step = step.tb_next
        if isinstance(error, SyntaxError) and error.filename == file:
            self.line = error.lineno


def show(error: BaseException) -> None:
    """Have the program's own hook show an exception, or ours where that one fails."""
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except BaseException as second:
        sys.stderr.write("Error in sys.excepthook:\n")
        hide_own_frames(second)
        second.__context__ = None
        sys.__excepthook__(type(second), second, second.__traceback__)
        sys.stderr.write("\nOriginal exception was:\n")
        sys.__excepthook__(type(error), error, error.__traceback__)


def run(name: str, source: str, clock_mode: str, mode: str, seed: int) -> str:
    """Run a program; returns the fields of `Outcome` but `spent`, as JSON."""
    _prepare(name, source, virtual=clock_mode == "virtual")
    ending = Ending()
    diagnosis.start(name)
    try:
        code = compile(source, name, "exec", dont_inherit=True)
        preemption.start(mode, seed, code)
        try:
            _execute(code, ending, name)
            _finish(ending, name)
        finally:
            left = _end_all_threads()
            if left == 0:
                _forget_program()
            preemption.stop()
            console.flush()
    except SyntaxError as error:
        ending.failed(error, name)
        console.flush()
        left = 0
    if diagnosis.deadlocked:
        # Even where the program caught what was raised in it.
        ending.ending, ending.exit_code = "deadlock", 1
    outcome = {
        "ending": ending.ending,
        "exitCode": ending.exit_code,
        "exception": ending.exception,
        "line": ending.line,
        "notes": diagnosis.stop(),
        "programTime": clock.now() / 1e6,
        "realTime": clock.real_elapsed() / 1e6,
        "threads": scheduler.started,
        "switches": scheduler.switches,
        "preemptions": scheduler.preemptions,
        "cut": budget.cut,
        "left": left,
    }
    return dumps({key: value for key, value in outcome.items() if value is not None})


def _prepare(name: str, source: str, *, virtual: bool) -> None:
    forget(scheduler.main)
    scheduler.reset()
    scheduler.deterministic = virtual
    board.reset()
    outside.discard()
    neighbours.reset()
    network.reset()
    clean_state.restore()
    console.reset()
    os.makedirs(FOLDER, exist_ok=True)
    os.chdir(FOLDER)
    with open(name, "w", encoding="utf-8") as file:
        file.write(source)
    linecache.clearcache()
    sys.argv = [name]
    sys.path.insert(0, FOLDER)
    # JavaScript's loop is not the program's.
    _set_running_loop(None)
    gc.collect()
    clock.restart(virtual=virtual)
    sys.modules["logging"]._startTime = clock.epoch


def _execute(code: types.CodeType, ending: Ending, name: str) -> None:
    main = types.ModuleType("__main__")
    main.__file__ = f"{FOLDER}/{name}"
    main.__builtins__ = __builtins__
    sys.modules["__main__"] = main
    try:
        exec(code, main.__dict__)
    except Deadlock:
        pass
    except SystemExit as request:
        ending.exit(request.code)
    except BaseException as error:
        ending.failed(error, name)


def _free_memory_of(error: BaseException) -> None:
    """Let go of what the program filled the memory with: a message needs some."""
    traceback.clear_frames(error.__traceback__)
    sys.modules["__main__"].__dict__.clear()
    gc.collect()


def _finish(ending: Ending, name: str) -> None:
    """What the interpreter does at its end: wait for threads, then `atexit`."""
    if diagnosis.deadlocked or preemption.expired:
        return
    try:
        sys.modules["threading"]._shutdown()
        board.shutting_down = True
        atexit._run_exitfuncs()
    except Deadlock:
        pass
    except SystemExit as request:
        ending.exit(request.code)
    except BaseException as error:
        ending.failed(error, name)


def _end_all_threads() -> int:
    """Unwind the threads that are left; returns how many refused.

    Python leaves daemon threads where they are. These stacks are needed again, so the
    threads end by `SystemExit`, and what they print meanwhile is not heard.
    """
    left = len(scheduler.live) - 1
    if left == 0 or left > UNWOUND_AT_MOST:
        return left
    console.flush()
    budget.silent = True
    board.closed = True
    preemption.wind_down()
    scheduler.awaited = 0
    for turn in range(LAST_TURNS):
        left = [thread for thread in scheduler.live.values() if not _is_current(thread)]
        if not left:
            break
        # One that is on its way out may have something to wait for: let it, at first.
        if turn % TURNS_TO_END == 0 or not scheduler.ready:
            for thread in left:
                thread.raises = SystemExit()
                scheduler.unpark(thread)
        scheduler.yield_now()
    budget.silent = False
    return len(scheduler.live) - 1


def _forget_program() -> None:
    """Let the program's objects go, as the interpreter does last: some have a say then."""
    sys.modules["__main__"] = clean_state.main
    gc.collect()


def _is_current(thread: GreenThread) -> bool:
    return thread is scheduler.current
