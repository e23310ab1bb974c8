"""Run other programs, a few at a time, each with a time limit.

#: if notebook
    from subprocesses import report
    report([["gzip", "-k", "a.log"], ["gzip", "-k", "b.log"]])

in a cell of a notebook beside this file. Run as a program it shows itself at work on
six short Python programs.
#: else
    python3 subprocesses.py "gzip -k a.log" "gzip -k b.log"

Without commands it runs six short Python programs.
#: end
"""

import logging
import os
import shlex
import signal
import subprocess
import sys
import time
import unittest
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, as_completed, wait
from contextlib import suppress
from contextvars import ContextVar
from itertools import islice
from subprocess import DEVNULL, PIPE, CalledProcessError, Popen, TimeoutExpired
from tempfile import TemporaryDirectory
from threading import Lock, RLock, Timer
from unittest.mock import patch

WORKERS = 4  # programs at the same time
LIMIT = 60.0  # seconds for one program
TOTAL_LIMIT = 600.0  # seconds for all of them  #: if total-timeout
RATE = 50.0  # programs started in a second  #: if rate-limit
RETRY_PAUSES = (0.1, 0.2, 0.4)  # seconds at most before each new try  #: if retry
AHEAD = 2 * WORKERS  # commands taken from the input before they have run  #: if huge-input
#: if fail-fast
Outcome = str
#: else
Outcome = str | Exception
#: end
#: if logging

log = logging.getLogger("programs")
batch = ContextVar("batch", default="-")
#: end


#: if retry
def may_pass(error: Exception) -> bool:
    """Tell whether the same program may succeed a little later.

    By old custom the exit code 75 says so, EX_TEMPFAIL in C's sysexits.h.
    """
    return isinstance(error, CalledProcessError) and error.returncode == 75


#: part retry


#: end
#: if rate-limit
#: part token_bucket


bucket = TokenBucket(RATE)


#: end
def kill_group(process: Popen[str]) -> None:
    """End a program and all programs that it started."""
    #: if windows-macos
    if sys.platform == "win32":
        kill_tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(kill_tree, stdout=DEVNULL, stderr=DEVNULL)
    else:
        # Refused where all of them have ended already.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    #: else
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    #: end


#: if fail-fast or user-cancel or total-timeout
class Running:
    """The programs that run now, so that all of them can be ended."""

    def __init__(self) -> None:
        #: if user-cancel
        # Re-entrant: Ctrl-C may come while the main thread holds it.
        self._lock = RLock()
        #: else
        self._lock = Lock()
        #: end
        self._processes: set[Popen[str]] = set()
        self.ended = False

    def begin(self) -> None:
        """Let programs begin, also after an earlier end."""
        with self._lock:
            self.ended = False

    def add(self, process: Popen[str]) -> None:
        with self._lock:
            self._processes.add(process)
            if self.ended:  # it slipped through
                kill_group(process)

    def remove(self, process: Popen[str]) -> None:
        with self._lock:
            self._processes.discard(process)

    def end(self) -> None:
        """End the programs that run; no other begins."""
        with self._lock:
            self.ended = True
            for process in self._processes:
                kill_group(process)

    def check(self) -> None:
        if self.ended:
            raise CancelledError("all were told to end")


running = Running()


#: end
@retry  #: if retry
def run(command: list[str]) -> str:
    """Run one program and return what it prints. Its errors are exceptions here."""
    bucket.take()  #: if rate-limit
    running.check()  #: if fail-fast or user-cancel or total-timeout
    # A list, no shell: nothing in an argument is taken for a command. A process
    # group of its own, so that it can be ended with all programs that it starts.
    with Popen(
        command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, text=True, process_group=0
    ) as process:
        running.add(process)  #: if fail-fast or user-cancel or total-timeout
        try:
            # Reads both pipes: a program blocks when one that nobody reads is full.
            output, errors = process.communicate(timeout=LIMIT)
        except TimeoutExpired:
            kill_group(process)
            raise
        #: if fail-fast or user-cancel or total-timeout
        finally:
            running.remove(process)
        #: end
    log.info("exit code %d: %s", process.returncode, command[-1])  #: if logging
    if process.returncode != 0:
        running.check()  #: if fail-fast or user-cancel or total-timeout
        raise CalledProcessError(process.returncode, command, output, errors)
    return output


def attempt(command: list[str]) -> tuple[list[str], Outcome]:
    #: if fail-fast
    """Return a command with what it printed."""
    return command, run(command)
    #: else
    """Return a command with what it printed, or with its error."""
    try:
        return command, run(command)
    except Exception as error:
        return command, error
    #: end


#: if huge-input
def run_all(commands: Iterable[list[str]]) -> Iterator[tuple[list[str], Outcome]]:
#: else
def run_all(commands: list[list[str]]) -> Iterator[tuple[list[str], Outcome]]:
#: end
    #: if in-order
    """Yield each command with what came of it, in the order given."""
    #: else
    """Yield each command with what came of it, as they finish."""
    #: end
    running.begin()  #: if fail-fast or user-cancel or total-timeout
    #: if total-timeout
    timer = Timer(TOTAL_LIMIT, running.end)
    timer.start()
    #: end
    # Threads are enough: they wait, the programs compute.
    #: if logging
    pool = ThreadPoolExecutor(
        max_workers=WORKERS,
        thread_name_prefix="programs",
        # Threads of a pool do not see the context variables of their caller.
        initializer=batch.set,
        initargs=(batch.get(),),
    )
    #: else
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    #: end
    try:
        #: if in-order and not huge-input
        yield from pool.map(attempt, commands)
        #: elif in-order and python>=3.14
        yield from pool.map(attempt, commands, buffersize=AHEAD)
        #: elif in-order
        jobs: deque[Future[tuple[list[str], Outcome]]] = deque()
        rest = iter(commands)
        while True:
            for command in islice(rest, AHEAD - len(jobs)):
                jobs.append(pool.submit(attempt, command))
            if not jobs:
                break
            yield jobs.popleft().result()
        #: elif huge-input
        jobs: set[Future[tuple[list[str], Outcome]]] = set()
        rest = iter(commands)
        while True:
            for command in islice(rest, AHEAD - len(jobs)):
                jobs.add(pool.submit(attempt, command))
            if not jobs:
                break
            done, jobs = wait(jobs, return_when=FIRST_COMPLETED)
            for job in done:
                yield job.result()
        #: else
        jobs = [pool.submit(attempt, command) for command in commands]
        for job in as_completed(jobs):
            yield job.result()
        #: end
    #: if fail-fast
    except Exception:
        running.end()
        raise
    #: end
    #: if user-cancel and notebook
    except KeyboardInterrupt:  # what the stop button of a notebook raises
        running.end()
    #: end
    finally:
        timer.cancel()  #: if total-timeout
        # Drop what has not begun, wait for what runs.
        pool.shutdown(cancel_futures=True)


#: if tests
PYTHON = [sys.executable, "-c"]


class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest subprocesses.py"""

    def setUp(self) -> None:
        # Switch threads as often as can be: hidden races come out.
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        self.addCleanup(sys.setswitchinterval, before)
        running.begin()  #: if fail-fast or user-cancel or total-timeout

    def test_both_pipes_are_read(self) -> None:
        flood = "import sys; sys.stderr.write('e' * 200_000); print('done')"
        self.assertEqual(run([*PYTHON, flood]), "done\n")

    def test_an_exit_code_is_an_error(self) -> None:
        with self.assertRaises(CalledProcessError) as caught:
            run([*PYTHON, "raise SystemExit('no input')"])
        self.assertEqual(caught.exception.returncode, 1)
        self.assertEqual(caught.exception.stderr, "no input\n")

    def test_a_program_that_hangs_is_ended(self) -> None:
        with patch(f"{__name__}.LIMIT", 0.01), self.assertRaises(TimeoutExpired):
            run([*PYTHON, "import time; time.sleep(600)"])

    def test_what_it_has_started_is_ended_too(self) -> None:
        nests = "import subprocess, sys; subprocess.run(sys.argv[1:])"
        hangs = [*PYTHON, "import time; print('started', flush=True); time.sleep(600)"]
        with Popen([*PYTHON, nests, *hangs], stdout=PIPE, process_group=0) as process:
            process.stdout.readline()
            kill_group(process)
            # The pipe ends with the last program that holds it.
            self.assertEqual(process.stdout.read(), b"")

    def test_every_command_comes_back_once(self) -> None:
        commands = [[str(number)] for number in range(50)]
        with patch(f"{__name__}.run", lambda command: command[0]):
            outcomes = list(run_all(commands))
        #: if in-order
        self.assertEqual(outcomes, [(command, command[0]) for command in commands])
        #: else
        wanted = [(command, command[0]) for command in commands]
        self.assertCountEqual(outcomes, wanted)
        #: end

    #: if retry
    def test_a_temporary_failure_is_tried_again(self) -> None:
        fails_once = (
            "import pathlib, sys; path = pathlib.Path(sys.argv[1]);"
            "code = 0 if path.exists() else 75; path.touch(); sys.exit(code)"
        )
        with TemporaryDirectory() as name:
            self.assertEqual(run([*PYTHON, fails_once, f"{name}/mark"]), "")
    #: end

    #: if fail-fast
    def test_the_first_error_ends_the_others(self) -> None:
        bad, hangs = "raise SystemExit(2)", "import time; time.sleep(600)"
        with self.assertRaises(CalledProcessError):
            list(run_all([[*PYTHON, bad], [*PYTHON, hangs]]))
    #: end

    #: if total-timeout
    def test_all_are_ended_when_the_time_is_over(self) -> None:
        hangs = [*PYTHON, "import time; time.sleep(600)"]
        with patch(f"{__name__}.TOTAL_LIMIT", 0.05):
            #: if fail-fast
            with self.assertRaises(CancelledError):
                list(run_all([hangs]))
            #: else
            [(_, outcome)] = run_all([hangs])
        self.assertIsInstance(outcome, CancelledError)
            #: end
    #: end

    #: if user-cancel
    def test_cancelling_ends_what_runs(self) -> None:
        class Caught(Popen):
            """A program that the user cancels as soon as it has begun."""

            def communicate(self, *args, **options):
                running.end()
                return super().communicate(*args, **options)

        with patch(f"{__name__}.Popen", Caught), self.assertRaises(CancelledError):
            run([*PYTHON, "import time; time.sleep(600)"])
    #: end


#: end
def reason(error: Exception) -> str:
    if isinstance(error, CalledProcessError):
        return f"exit code {error.returncode}: {error.stderr.strip()}"
    return repr(error)


#: if huge-input
def report(commands: Iterable[list[str]]) -> None:
#: else
def report(commands: list[list[str]]) -> None:
#: end
    well = lines = 0
    #: if fail-fast
    try:
        #: if progress
        for number, (_, output) in enumerate(run_all(commands), start=1):
        #: else
        for _, output in run_all(commands):
        #: end
            well += 1
            lines += output.count("\n")
            #: if progress
            if number % 2 == 0:
                print(f"{number} done")  #: if huge-input
                print(f"{number} of {len(commands)} done")  #: if not huge-input
            #: end
            #: if total-timeout or (user-cancel and not notebook)
            if running.ended:
                break
            #: end
    except Exception as error:
        print(f"stopped early: {reason(error)}")
    #: if user-cancel or total-timeout
    else:
        if running.ended:
            print("ended before all had run")
    #: end
    #: else
    #: if progress
    for number, (command, outcome) in enumerate(run_all(commands), start=1):
    #: else
    for command, outcome in run_all(commands):
    #: end
        if isinstance(outcome, Exception):
            print(f"{command[-1]}: {reason(outcome)}")
        else:
            well += 1
            lines += outcome.count("\n")
        #: if progress
        if number % 2 == 0:
            print(f"{number} done")  #: if huge-input
            print(f"{number} of {len(commands)} done")  #: if not huge-input
        #: end
        #: if total-timeout or (user-cancel and not notebook)
        if running.ended:
            break
        #: end
    #: if user-cancel or total-timeout
    if running.ended:
        print("ended before all had run")
    #: end
    #: end
    print(f"{well} ended well, {lines} lines")  #: if huge-input
    print(f"{well} of {len(commands)} ended well, {lines} lines")  #: if not huge-input


#: if logging
def start_logging() -> None:
    """Show thread and batch with every line; the filter adds the batch."""

    def add_batch(record: logging.LogRecord) -> bool:
        record.batch = batch.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_batch)
    form = "%(asctime)s %(threadName)s %(batch)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
def main() -> None:
    #: if logging
    start_logging()
    batch.set("nightly")
    #: end
    #: if user-cancel and not notebook
    # Ctrl-C does not reach programs in groups of their own: it is passed on.
    signal.signal(signal.SIGINT, lambda number, frame: running.end())
    #: end
    #: if not notebook
    if len(sys.argv) > 1:
        #: if windows-macos
        posix = os.name == "posix"  # else the backslashes of Windows paths are lost
        report([shlex.split(command, posix=posix) for command in sys.argv[1:]])
        #: else
        report([shlex.split(command) for command in sys.argv[1:]])
        #: end
        return
    #: end
    codes = [f"print(sum(range({size})))" for size in range(5)]
    codes.insert(3, "raise SystemExit('no input')")
    report([sys.executable, "-c", code] for code in codes)  #: if huge-input
    report([[sys.executable, "-c", code] for code in codes])  #: if not huge-input


if __name__ == "__main__":
    main()
