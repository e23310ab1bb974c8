"""Do a job again and again on a thread of its own, at a steady beat.

    python3 timed_job.py scratch

removes the temporary files of a folder every minute, until Ctrl-C. Without a folder
it sweeps one of its own, in a few short turns.

Made for "Use one thread that waits for its next turn". Needs Python 3.11 or later.
"""

import math
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

INTERVAL = 60.0  # seconds from the start of one turn to the start of the next
STOP_LIMIT = 30.0  # seconds that stop waits for the turn under way


def sweep(folder: Path) -> None:
    """Remove the temporary files of a folder. Put your own job here."""
    for path in sorted(folder.glob("*.tmp")):
        path.unlink(missing_ok=True)


class TimedJob:
    """Calls a job again and again, from `start` to `stop`."""

    def __init__(self, interval: float, job: Callable[[], object]) -> None:
        self._interval = interval
        self._job = job
        self._stopped = Event()
        # A daemon, so that a turn that hangs cannot keep the program from ending.
        self._thread = Thread(target=self._run, name="timed job", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wait(self) -> None:
        """Return when the thread has ended, unless Ctrl-C comes first."""
        # Not with join: before 3.13 Ctrl-C in it makes the thread look ended.
        while self._thread.is_alive():
            time.sleep(0.1)

    def stop(self) -> bool:
        """Begin no new turn; tell whether the one under way ended in time."""
        self._stopped.set()
        self._thread.join(STOP_LIMIT)
        return not self._thread.is_alive()

    def _run(self) -> None:
        start = time.monotonic()
        beat = 0
        # It waits for the event instead of sleeping, so that stop wakes it at once.
        while not self._stopped.wait(start + beat * self._interval - time.monotonic()):
            try:
                self._job()
            except Exception:
                traceback.print_exc()  # the next turn comes all the same
            # Counted from the start: no drift, and what was missed is left out.
            elapsed = time.monotonic() - start
            beat = max(beat + 1, math.ceil(elapsed / self._interval))


def demo() -> None:
    """Fill a folder three times, and wait each time until it has been swept."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        job = TimedJob(0.01, lambda: sweep(folder))
        job.start()
        for files in (3, 1, 2):
            for number in range(files):
                (folder / f"{number}.tmp").write_text("scratch")
            while any(folder.iterdir()):
                time.sleep(0.002)  # your program does its own work here
            print(f"{files} swept")
        job.stop()


def run(folder: Path) -> None:
    """Sweep a folder until Ctrl-C."""
    job = TimedJob(INTERVAL, lambda: sweep(folder))
    job.start()
    try:
        job.wait()  # or your program does its own work here
    except KeyboardInterrupt:
        print("ending after this turn")
    if not job.stop():
        print(f"the turn under way did not end within {STOP_LIMIT} s")


def main() -> None:
    if len(sys.argv) > 1:
        run(Path(sys.argv[1]))
    else:
        demo()


if __name__ == "__main__":
    main()
