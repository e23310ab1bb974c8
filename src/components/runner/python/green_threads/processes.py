"""What a process of a pool does, in an interpreter of its own.

A message is a pickled object. The parent first sends how to prepare, then one call after
the other; the process answers each. The preparation is that of `multiprocessing.spawn`:
the program is imported under the name `__mp_main__`, so what needs a guard there needs one
here too.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

from .clock import clock
from .neighbours import PARENT, Mailbox, neighbours, receive

# Pyodide's own number; the processes count on from it.
PARENT_PID = os.getpid()


def serve() -> None:
    """The program of a process: prepare, then do calls until the parent ends it."""
    from multiprocessing import process

    mailbox = Mailbox()
    neighbours.start(mailbox)
    try:
        _serve(mailbox)
    except SystemExit as request:
        if request.code not in (None, 0):
            raise
    except BaseException:
        # The words of `BaseProcess._bootstrap`.
        sys.stderr.write(f"Process {process.current_process().name}:\n")
        traceback.print_exc()


def _serve(mailbox: Mailbox) -> None:
    from multiprocessing import process, spawn

    from . import process_pool

    first = receive(mailbox)
    if first is None:
        return
    process.current_process()._inheriting = True
    try:
        data = process_pool.loads(first)
        pid = PARENT_PID + data["number"]
        # Under both names: a function is pickled by that of its own module.
        os.getpid = sys.modules["posix"].getpid = lambda: pid
        with open(data["init_main_from_path"], "w", encoding="utf-8") as file:
            file.write(data["source"])
        _as_spawn_prepares(spawn, data)
        initializer, initargs = process_pool.loads(data["initializer"])
    finally:
        del process.current_process()._inheriting
    if initializer is not None and not process_pool.initialise(initializer, initargs):
        return
    while (message := receive(mailbox)) is not None:
        started = clock.now()
        function, args, kwargs = process_pool.loads(message)
        answer = process_pool.call(function, args, kwargs)
        sys.stdout.flush()
        sys.stderr.flush()
        took = clock.now() - started
        neighbours.send(PARENT, process_pool.dump_answer(answer, took))


def _as_spawn_prepares(spawn: Any, data: dict[str, Any]) -> None:
    keys = ("name", "sys_path", "sys_argv", "dir", "orig_dir", "init_main_from_path")
    prepare: Callable[[dict[str, Any]], None] = spawn.prepare
    prepare({key: data[key] for key in keys})
