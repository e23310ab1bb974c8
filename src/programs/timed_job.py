"""Do a job again and again on a thread of its own, at a steady beat.

#: if notebook
    from pathlib import Path
    import timed_job
    job = timed_job.TimedJob(60, lambda: timed_job.sweep(Path("scratch")))
    job.start()

#: if user-cancel
in a cell of a notebook beside this file. In a later one `timed_job.cancelled.set()`
ends the turn under way and `job.stop()` the timer; `clear()` the first before you
start another. Run as a program it sweeps a folder of its own, in a few short turns.
#: else
in a cell of a notebook beside this file, and `job.stop()` in a later one. Run as a
program it sweeps a folder of its own, in a few short turns.
#: end
#: else
    python3 timed_job.py scratch

removes the temporary files of a folder every minute, until Ctrl-C. Without a folder
it sweeps one of its own, in a few short turns.
#: end
"""

import logging
import math
import sys
import time
import traceback
import unittest
from collections.abc import Callable
from contextvars import ContextVar, copy_context
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread
from unittest.mock import patch

INTERVAL = 60.0  # seconds from the start of one turn to the start of the next  #: if not notebook
ITEM_LIMIT = 30.0  # seconds for one turn  #: if item-timeout
TOTAL_LIMIT = 8 * 3600.0  # seconds after which no turn begins  #: if total-timeout
STOP_LIMIT = 30.0  # seconds that stop waits for the turn under way
RETRY_PAUSES = (0.1, 0.2, 0.4)  # seconds at most before each new try  #: if retry
#: if logging

log = logging.getLogger("sweep")
area = ContextVar("area", default="-")
#: end
#: if user-cancel

cancelled = Event()
#: end


#: if retry
def may_pass(error: Exception) -> bool:
    """Tell whether the same call may succeed a little later: a file may be in use."""
    return isinstance(error, PermissionError)


#: part retry


#: end
#: if shared-state
class Totals:
    """What all turns removed: the timed thread counts, anybody may look."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._files = 0
        self._bytes = 0

    def add(self, size: int) -> None:
        # The two belong together: nobody may see one without the other.
        with self._lock:
            self._files += 1
            self._bytes += size

    def so_far(self) -> tuple[int, int]:
        with self._lock:
            return self._files, self._bytes


totals = Totals()


#: end
@retry  #: if retry
def sweep(folder: Path) -> None:
    """Remove the temporary files of a folder. Put your own job here."""
    end = time.monotonic() + ITEM_LIMIT  #: if item-timeout
    for path in sorted(folder.glob("*.tmp")):
        #: if item-timeout
        # Nobody can stop a thread from outside: it looks at the clock itself.
        if time.monotonic() > end:
            raise TimeoutError(f"not all was swept within {ITEM_LIMIT} s")
        #: end
        #: if user-cancel
        if cancelled.is_set():
            return
        #: end
        size = path.stat().st_size  #: if shared-state
        path.unlink(missing_ok=True)
        log.info("removed %s", path.name)  #: if logging
        totals.add(size)  #: if shared-state


class TimedJob:
    #: if fail-fast and total-timeout
    """Calls a job until `stop`, the first `error`, or the end of `TOTAL_LIMIT`."""
    #: elif fail-fast
    """Calls a job again and again, from `start` to `stop` or the first `error`."""
    #: elif total-timeout
    """Calls a job again and again, from `start` to `stop` or for `TOTAL_LIMIT`."""
    #: else
    """Calls a job again and again, from `start` to `stop`."""
    #: end

    def __init__(self, interval: float, job: Callable[[], object]) -> None:
        self._interval = interval
        self._job = job
        self._stopped = Event()
        #: if logging and python>=3.14
        # A thread does not see the context variables of the one who made it.
        self._thread = Thread(
            target=self._run, name="timed job", daemon=True, context=copy_context()
        )
        #: elif logging
        # A thread does not see the context variables of the one who made it.
        run = copy_context().run
        self._thread = Thread(
            target=run, args=(self._run,), name="timed job", daemon=True
        )
        #: else
        # A daemon, so that a turn that hangs cannot keep the program from ending.
        self._thread = Thread(target=self._run, name="timed job", daemon=True)
        #: end
        self.error: Exception | None = None  #: if fail-fast

    def start(self) -> None:
        self._thread.start()

    #: if fail-fast or not notebook
    def wait(self) -> None:
        """Return when the thread has ended, unless Ctrl-C comes first."""
        # Not with join: on Windows Ctrl-C may not end it.  #: if python>=3.13
        # Not with join: before 3.13 Ctrl-C in it makes the thread look ended.  #: if not python>=3.13
        while self._thread.is_alive():
            time.sleep(0.1)

    #: end
    def stop(self) -> bool:
        """Begin no new turn; tell whether the one under way ended in time."""
        self._stopped.set()
        self._thread.join(STOP_LIMIT)
        return not self._thread.is_alive()

    def _run(self) -> None:
        start = time.monotonic()
        beat = 0
        turn = 0  #: if progress
        # It waits for the event instead of sleeping, so that stop wakes it at once.
        while not self._stopped.wait(start + beat * self._interval - time.monotonic()):
            #: if fail-fast
            try:
                self._job()
            except Exception as error:
                self.error = error
                return
            #: else
            try:
                self._job()
            #: if logging
            except Exception:
                log.exception("the next turn comes all the same")
            #: else
            except Exception:
                traceback.print_exc()  # the next turn comes all the same
            #: end
            #: end
            #: if progress
            turn += 1
            print(f"turn {turn} done")
            #: end
            # Counted from the start: no drift, and what was missed is left out.
            elapsed = time.monotonic() - start
            beat = max(beat + 1, math.ceil(elapsed / self._interval))
            #: if total-timeout
            if beat * self._interval > TOTAL_LIMIT:
                return
            #: end


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest timed_job.py"""

    def setUp(self) -> None:
        # Switch threads as often as can be: hidden races come out.
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        self.addCleanup(sys.setswitchinterval, before)

    def beats(self, seconds: list[float], interval: float, turns: int) -> list[float]:
        """Return when the turns begin, if they last so many seconds each."""
        now = 0.0
        begun: list[float] = []

        def wait(timeout: float) -> bool:
            nonlocal now
            now += max(0.0, timeout)
            return len(begun) == turns

        def work() -> None:
            nonlocal now
            begun.append(now)
            now += seconds[len(begun) - 1]

        job = TimedJob(interval, work)
        with (
            patch.object(time, "monotonic", lambda: now),
            patch.object(job._stopped, "wait", wait),
        ):
            job._run()
        return begun

    def test_long_turns_do_not_shift_the_beat(self) -> None:
        self.assertEqual(self.beats([1, 9, 3], 10, 3), [0, 10, 20])

    def test_missed_turns_are_left_out(self) -> None:
        self.assertEqual(self.beats([25, 1, 1], 10, 3), [0, 30, 40])

    #: if total-timeout
    def test_no_turn_begins_after_the_limit(self) -> None:
        half = TOTAL_LIMIT / 2
        self.assertEqual(self.beats([1] * 9, half, 9), [0, half, 2 * half])
    #: end

    #: if fail-fast
    def test_the_first_error_ends_it(self) -> None:
        error = OSError("down")
        with patch(f"{__name__}.sweep", side_effect=error) as broken:
            job = TimedJob(0.001, lambda: sweep(Path()))
            job.start()
            job.wait()
        self.assertIs(job.error, error)
        self.assertEqual(broken.call_count, 1)
    #: else
    def test_an_error_costs_one_turn(self) -> None:
        second = Event()
        outcomes = iter([OSError("down")])

        def work() -> None:
            for error in outcomes:
                raise error
            second.set()

        job = TimedJob(0.001, work)
        #: if logging
        with self.assertLogs(log, "ERROR"):
        #: else
        with patch.object(traceback, "print_exc") as printed:
        #: end
            job.start()
            second.wait()
            self.assertTrue(job.stop())
        printed.assert_called_once()  #: if not logging
    #: end

    def test_stop_wakes_a_long_wait(self) -> None:
        begun = Event()
        job = TimedJob(3600, begun.set)
        job.start()
        begun.wait()
        self.assertTrue(job.stop())

    #: if user-cancel
    def test_a_cancelled_turn_leaves_the_rest(self) -> None:
        self.addCleanup(cancelled.clear)
        with TemporaryDirectory() as name:
            path = Path(name, "a.tmp")
            path.touch()
            cancelled.set()
            sweep(Path(name))
            self.assertTrue(path.exists())
    #: end


#: end
def demo() -> None:
    """Fill a folder three times, and wait each time until it has been swept."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        area.set("demo")  #: if logging
        job = TimedJob(0.01, lambda: sweep(folder))
        job.start()
        for files in (3, 1, 2):
            for number in range(files):
                (folder / f"{number}.tmp").write_text("scratch")
            while any(folder.iterdir()):
                time.sleep(0.002)  # your program does its own work here
            print(f"{files} swept")
        job.stop()
    #: if shared-state
    files, size = totals.so_far()
    print(f"{files} files, {size} bytes in all")
    #: end


#: if logging
def start_logging() -> None:
    """Show thread and area with every line; the filter adds the area."""

    def add_area(record: logging.LogRecord) -> bool:
        record.area = area.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_area)
    form = "%(asctime)s %(threadName)s, %(area)s: %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
#: if not notebook
def run(folder: Path) -> None:
    """Sweep a folder until Ctrl-C."""
    area.set(folder.name)  #: if logging
    job = TimedJob(INTERVAL, lambda: sweep(folder))
    job.start()
    try:
        job.wait()  # or your program does its own work here
    except KeyboardInterrupt:
        #: if user-cancel
        print("cancelled")
        cancelled.set()
        #: else
        print("ending after this turn")
        #: end
    if not job.stop():
        print(f"the turn under way did not end within {STOP_LIMIT} s")
    #: if fail-fast
    if job.error:
        print(f"stopped early: {job.error!r}")
    #: end
    #: if shared-state
    files, size = totals.so_far()
    print(f"{files} files, {size} bytes in all")
    #: end


#: end
def main() -> None:
    start_logging()  #: if logging
    #: if notebook
    demo()
    #: else
    if len(sys.argv) > 1:
        run(Path(sys.argv[1]))
    else:
        demo()
    #: end


if __name__ == "__main__":
    main()
