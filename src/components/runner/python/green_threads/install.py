"""Puts the package in the place of what it replaces, in two steps.

`replace_modules` runs before anything imports `threading`; `connect` runs when boot is
over and JavaScript is there.
"""

from __future__ import annotations

import _imp
import _thread
import importlib
import importlib.machinery
import os
import sys
import time
from typing import Any

from . import clock, locks, thread_local, threads

_CLOCKS = {
    "monotonic": clock.monotonic,
    "monotonic_ns": clock.monotonic_ns,
    "perf_counter": clock.monotonic,
    "perf_counter_ns": clock.monotonic_ns,
    "time": clock.time_,
    "time_ns": clock.time_ns,
    "process_time": clock.process_time,
    "process_time_ns": clock.process_time_ns,
    "thread_time": clock.process_time,
    "thread_time_ns": clock.process_time_ns,
    "localtime": clock.localtime,
    "gmtime": clock.gmtime,
    "strftime": clock.strftime,
    "asctime": clock.asctime,
    "ctime": clock.ctime,
    "clock_gettime": clock.clock_gettime,
    "clock_gettime_ns": clock.clock_gettime_ns,
}


def replace_modules() -> None:
    """Give `_thread` and `time` their new contents."""
    from .sleep import sleep

    replaced: dict[int, object] = {}
    new = dict(threads.replacements)
    new |= {"lock": locks.lock, "LockType": locks.lock, "RLock": locks.RLock}
    # A type, so that it does not bind when a class keeps it as an attribute.
    new |= {"allocate_lock": locks.lock, "allocate": locks.lock}
    new["_local"] = thread_local._local
    real_kinds = (_thread.lock, _thread.RLock)
    for name, value in new.items():
        if hasattr(_thread, name):
            replaced[id(getattr(_thread, name))] = value
            setattr(_thread, name, value)
    for name, function in _CLOCKS.items():
        if hasattr(time, name):
            function.__module__ = "time"
            setattr(time, name, function)
    sleep.__module__ = "time"
    time.sleep = sleep
    # The lock of the import system tells threads of the system apart, and there is one.
    import_lock = locks.RLock()
    _imp.acquire_lock = import_lock.acquire
    _imp.release_lock = import_lock.release
    # The queue written in C waits in C, where nobody can switch.
    sys.modules["_queue"] = None
    # The dates written in C ask the system for the time.
    sys.modules["_datetime"] = None
    sys._current_frames = _current_frames
    _replace_what_boot_took(replaced, real_kinds)
    # Not before: what is replaced is known by its id, which a new object may get.
    _replace_sockets()
    from . import missing_modules

    missing_modules.install()


def _replace_sockets() -> None:
    """Give `_socket` and `select` the loopback network, before `socket` builds on them."""
    import _socket
    import select

    from . import loopback_names, loopback_polling, loopback_socket

    for module, new in (
        (_socket, loopback_socket.replacements),
        (_socket, loopback_names.replacements),
        (select, loopback_polling.replacements),
    ):
        for name, value in new.items():
            if callable(value):
                value.__module__ = module.__name__
            setattr(module, name, value)


def _replace_what_boot_took(
    replaced: dict[int, object], real_kinds: tuple[type, type]
) -> None:
    """Modules that came before us hold locks and functions of the real `_thread`."""
    real_lock, real_rlock = real_kinds
    for name, module in list(sys.modules.items()):
        if module is None or name == "_thread" or name.startswith(__package__):
            continue
        namespace = module.__dict__
        for key, value in list(namespace.items()):
            if id(value) in replaced:
                namespace[key] = replaced[id(value)]
            elif type(value) is real_rlock:
                namespace[key] = locks.RLock()
            elif type(value) is real_lock:
                namespace[key] = locks.lock()


def _current_frames() -> dict[int, Any]:
    """Only the caller's: the frames of suspended threads must not be looked at."""
    return {threads.get_ident(): sys._getframe(1)}


def connect(switch: Any, stacks: Any, interrupts: Any, host: Any) -> None:
    """Take what JavaScript offers, and remember the state to which each run returns.

    `switch` and `stacks` come from `switch.ts`, `interrupts` from `interrupts.ts`, `host`
    from whoever holds the interpreter.
    """
    from pyodide.ffi import can_run_sync

    from . import event_loop, sleep
    from .carriers import carriers
    from .clean_state import clean_state
    from .console import console
    from .diagnosis import diagnosis
    from .outside import outside
    from .preemption import preemption
    from .program import FOLDER, SCRATCH
    from .neighbours import neighbours
    from .scheduler import scheduler

    # Boot puts its own in the place of these.
    time.sleep = sleep.sleep
    event_loop.install()
    carriers.connect(switch, stacks)
    carriers.run_thread = threads.run_thread
    scheduler.on_deadlock = diagnosis.on_deadlock
    outside.connect(host.take)
    console.connect(host.write, host.askInput)
    preemption.connect(interrupts, can_run_sync)
    preemption.install_handlers()
    neighbours.connect(host.processes)
    sys.meta_path.insert(0, _ProcessPoolFinder())
    cores = int(host.cores)
    os.cpu_count = os.process_cpu_count = lambda: cores
    scheduler.watch_collector()
    _import_what_programs_use()
    os.makedirs(FOLDER, exist_ok=True)
    # What a program finds there of this machine is not ours to remove.
    mounted = any(place.startswith((FOLDER, SCRATCH)) for place in host.mounts)
    clean_state.remember([] if mounted else [FOLDER, SCRATCH])


class _ProcessPoolFinder:
    """Puts `process_pool` in the place of `concurrent.futures.process`, when asked."""

    name = "concurrent.futures.process"

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name != self.name:
            return None
        return importlib.machinery.ModuleSpec(name, self)

    def create_module(self, _: Any) -> Any:
        return importlib.import_module("green_threads.process_pool")

    def exec_module(self, _: Any) -> None:
        pass


def _import_what_programs_use() -> None:
    """Imported once, these need not be imported in each run."""
    import concurrent.futures.thread  # noqa: F401
    import contextvars  # noqa: F401
    import itertools  # noqa: F401
    import json  # noqa: F401
    import logging  # noqa: F401
    import queue  # noqa: F401
    import random  # noqa: F401
    import traceback  # noqa: F401
