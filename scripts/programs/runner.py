"""Run many programs one after the other, each in a forked child of its own.

Reads one JSON object a line, `{"path": …, "tests": false}`, and answers each with
one line `{"exit": …, "stdout": …, "stderr": …, "stopped": …}`. The modules that the
programs share are imported once, which saves most of what a fresh interpreter costs.
The flags of this interpreter (`-X dev -W error`) hold for the programs too.
"""

import asyncio
import asyncio.subprocess
import concurrent.futures.process
import concurrent.futures.thread
import contextlib
import http.server
import json
import logging
import multiprocessing.shared_memory
import os
import runpy
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

LIMIT = 60.0  # seconds for one program
IMPORTED = (
    asyncio.subprocess,
    concurrent.futures.process,
    concurrent.futures.thread,
    contextlib,
    http.server,
    logging,
    multiprocessing.shared_memory,
    sqlite3,
    subprocess,
    unittest,
    urllib.request,
)


def become(path: str, tests: bool) -> None:
    """Turn this process into the program, as `python path` would."""
    sys.path[0] = str(Path(path).parent)
    if tests:
        os.chdir(Path(path).parent)
        sys.argv = ["python -m unittest", Path(path).name]
        runpy.run_module("unittest", run_name="__main__", alter_sys=True)
    else:
        sys.argv = [path]
        runpy.run_path(path, run_name="__main__")


def wait(child: int) -> tuple[int, bool]:
    """Return the child's exit code, and whether the time limit ended it."""
    end = time.monotonic() + LIMIT
    pause = 0.001
    stopped = False
    while True:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            break
        if time.monotonic() > end and not stopped:
            stopped = True
            os.killpg(child, signal.SIGKILL)
        time.sleep(pause)
        pause = min(pause * 1.5, 0.02)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # whoever it left behind
    return os.waitstatus_to_exitcode(status), stopped


def start(path: str, tests: bool, folder: Path) -> int:
    """Return the id of a child that runs the program in the folder."""
    files = [folder / "out", folder / "err"]
    for file in files:
        file.touch()
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, file in enumerate(files, start=1):
            os.dup2(os.open(file, os.O_WRONLY), number)
        os.chdir(folder)
        become(path, tests)
        raise SystemExit
    return child


def run(path: str, tests: bool) -> dict[str, object]:
    # Not a TemporaryDirectory: the child would remove it on its own way out.
    folder = Path(tempfile.mkdtemp())
    exit_code, stopped = wait(start(path, tests, folder))
    stdout, stderr = (
        (folder / name).read_text("utf-8", "replace") for name in ("out", "err")
    )
    shutil.rmtree(folder)
    return {"exit": exit_code, "stdout": stdout, "stderr": stderr, "stopped": stopped}


def main() -> None:
    with os.fdopen(os.dup(1), "w") as answers:
        for line in iter(sys.stdin.readline, ""):
            task = json.loads(line)
            result = run(task["path"], task["tests"])
            answers.write(json.dumps(result) + "\n")
            answers.flush()


if __name__ == "__main__":
    main()
