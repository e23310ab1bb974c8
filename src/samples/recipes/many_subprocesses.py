"""Run many programs, a few at a time, and leave none behind.

    python3 many_subprocesses.py "gzip -k a.log" "gzip -k b.log"

Without commands it runs five short ones. Not for Windows.
"""

import errno
import os
import shlex
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from types import TracebackType

AT_ONCE = os.cpu_count() or 1


@dataclass(frozen=True)
class Job:
    name: str
    command: list[str]
    limit: float = 60.0  # seconds


@dataclass(frozen=True)
class Outcome:
    job: Job
    output: str = ""
    problem: str = ""  # empty where all went well


def kill(process: Popen[str]) -> None:
    """End a program and those it started, even where it has ended before them."""
    # Not poll(): until an ended program is waited for, its group keeps its number.
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


class Programs:
    """Runs programs; kills those that still run when its block is left."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._pool = ThreadPoolExecutor(at_once)
        self._lock = threading.Lock()
        self._running: set[Popen[str]] = set()
        self._closed = False

    def __enter__(self) -> "Programs":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self._lock:
            self._closed = True
            for process in self._running:
                kill(process)
        self._pool.shutdown(cancel_futures=True)

    def run(self, jobs: list[Job]) -> Iterator[Outcome]:
        """Yield what came of each job, as they end."""
        futures = [self._pool.submit(self._outcome, job) for job in jobs]
        for future in as_completed(futures):
            yield future.result()

    def _outcome(self, job: Job) -> Outcome:
        try:
            process = self._start(job.command)
        except OSError as error:
            return Outcome(job, problem=f"not started: {error.strerror}")
        with process:  # waits for its end
            try:
                output, errors = process.communicate(timeout=job.limit)
            except TimeoutExpired:
                kill(process)
                return Outcome(job, problem=f"killed after {job.limit} s")
            finally:
                with self._lock:
                    self._running.discard(process)
        if process.returncode:
            problem = f"exit code {process.returncode}: {errors.strip()}"
            return Outcome(job, output, problem)
        return Outcome(job, output)

    def _start(self, command: list[str]) -> Popen[str]:
        with self._lock:
            if self._closed:
                raise OSError(errno.ECANCELED, "the block was left")
            process = Popen(
                command,
                stdin=DEVNULL,
                stdout=PIPE,
                stderr=PIPE,
                text=True,
                errors="replace",
                start_new_session=True,
            )
            self._running.add(process)
        return process


def report(jobs: list[Job]) -> None:
    with Programs() as programs:
        outcomes = list(programs.run(jobs))
    for outcome in sorted(outcomes, key=lambda outcome: jobs.index(outcome.job)):
        print(f"{outcome.job.name}: {outcome.problem or outcome.output.strip()}")


def demo_jobs() -> list[Job]:
    def python(code: str) -> list[str]:
        return [sys.executable, "-c", code]

    return [
        Job("add", python("print(sum(range(1000)))")),
        Job("fail", python("raise SystemExit('no input')")),
        Job("absent", ["no-such-program"]),
        Job("hang", python("import time; time.sleep(60)"), limit=0.3),
        Job("multiply", python("print(6 * 7)")),
    ]


def main() -> None:
    for ending in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(ending) != signal.SIG_IGN:  # nohup ignores SIGHUP
            signal.signal(ending, lambda number, _: sys.exit(128 + number))
    if commands := sys.argv[1:]:
        report([Job(command, shlex.split(command)) for command in commands])
    else:
        report(demo_jobs())


if __name__ == "__main__":
    main()
