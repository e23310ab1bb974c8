"""Run other programs, a few at a time, each with a time limit.

    python3 subprocesses.py "gzip -k a.log" "gzip -k b.log"

Without commands it runs six short Python programs.

Made for "Run the programs, a few at a time". Needs Python 3.11 or later.
"""

import os
import shlex
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from subprocess import DEVNULL, PIPE, CalledProcessError, Popen, TimeoutExpired

WORKERS = 4  # programs at the same time
LIMIT = 60.0  # seconds for one program
Outcome = str | Exception


def kill_group(process: Popen[str]) -> None:
    """End a program and all programs that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def run(command: list[str]) -> str:
    """Run one program and return what it prints. Its errors are exceptions here."""
    # A list, no shell: nothing in an argument is taken for a command. A process
    # group of its own, so that it can be ended with all programs that it starts.
    with Popen(
        command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, text=True, process_group=0
    ) as process:
        try:
            # Reads both pipes: a program blocks when one that nobody reads is full.
            output, errors = process.communicate(timeout=LIMIT)
        except TimeoutExpired:
            kill_group(process)
            raise
    if process.returncode != 0:
        raise CalledProcessError(process.returncode, command, output, errors)
    return output


def attempt(command: list[str]) -> tuple[list[str], Outcome]:
    """Return a command with what it printed, or with its error."""
    try:
        return command, run(command)
    except Exception as error:
        return command, error


def run_all(commands: list[list[str]]) -> Iterator[tuple[list[str], Outcome]]:
    """Yield each command with what came of it, as they finish."""
    # Threads are enough: they wait, the programs compute.
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    try:
        jobs = [pool.submit(attempt, command) for command in commands]
        for job in as_completed(jobs):
            yield job.result()
    finally:
        # Drop what has not begun, wait for what runs.
        pool.shutdown(cancel_futures=True)


def reason(error: Exception) -> str:
    if isinstance(error, CalledProcessError):
        return f"exit code {error.returncode}: {error.stderr.strip()}"
    return repr(error)


def report(commands: list[list[str]]) -> None:
    well = lines = 0
    for command, outcome in run_all(commands):
        if isinstance(outcome, Exception):
            print(f"{command[-1]}: {reason(outcome)}")
        else:
            well += 1
            lines += outcome.count("\n")
    print(f"{well} of {len(commands)} ended well, {lines} lines")


def main() -> None:
    if len(sys.argv) > 1:
        report([shlex.split(command) for command in sys.argv[1:]])
        return
    codes = [f"print(sum(range({size})))" for size in range(5)]
    codes.insert(3, "raise SystemExit('no input')")
    report([[sys.executable, "-c", code] for code in codes])


if __name__ == "__main__":
    main()
