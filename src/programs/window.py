"""Count primes behind a window that goes on moving, with progress and a cancel button.

    python3 window.py 3000000

counts those below that number. Needs tkinter and a display.
"""

import itertools
import logging
import multiprocessing
import queue
import sys
import threading
import time
import unittest
from concurrent.futures import CancelledError, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from logging.handlers import QueueHandler, QueueListener
from math import isqrt
from multiprocessing.queues import Queue
from unittest.mock import patch

LIMIT = 2_000_000  # count the primes below it
PIECE = 50_000  # numbers that a process gets at once: small, so that Cancel acts soon
POLL = 50  # ms between two looks at the job
PIECE_LIMIT = 10.0  # seconds for one piece  #: if item-timeout
TOTAL_LIMIT = 120.0  # seconds for the whole job  #: if total-timeout
#: if logging

log = logging.getLogger("primes")
#: end


def count_primes(first: int, last: int) -> int:
    """Return how many primes are in this range. Put your own computing here."""
    log.info("from %d to %d", first, last)  #: if logging
    #: if item-timeout
    end = time.monotonic() + PIECE_LIMIT
    count = 0
    for number in range(max(first, 2), last):
        # Nobody can end one piece from outside, so it looks at the clock itself.
        if number % 1000 == 0 and time.monotonic() > end:
            raise TimeoutError(f"{first:,} to {last:,} took more than {PIECE_LIMIT} s")
        count += all(number % divisor for divisor in range(2, isqrt(number) + 1))
    return count
    #: else
    return sum(
        all(number % divisor for divisor in range(2, isqrt(number) + 1))
        for number in range(max(first, 2), last)
    )
    #: end


class Job:
    """A calculation in a pool, looked at without waiting. It knows of no window."""

    def __init__(self, pool: Executor, limit: int) -> None:
        self._pool = pool
        self._pieces = [
            pool.submit(count_primes, first, min(first + PIECE, limit))
            for first in range(0, limit, PIECE)
        ]
        self._cancelled = False
        self._end = time.monotonic() + TOTAL_LIMIT  #: if total-timeout

    def progress(self) -> tuple[int, int]:
        """Return how many pieces are done, and how many there are."""
        done = [piece.done() and not piece.cancelled() for piece in self._pieces]
        return sum(done), len(done)

    def outcome(self) -> int | BaseException | None:
        """Return the result or what ended the job; None while it is under way."""
        if self._cancelled:
            return CancelledError()
        done = [piece for piece in self._pieces if piece.done()]
        errors = [error for piece in done if (error := piece.exception())]
        if errors:
            self.cancel()
            return errors[0]
        if len(done) == len(self._pieces):
            self._pool.shutdown(wait=False)
            return sum(piece.result() for piece in done)
        #: if total-timeout
        if time.monotonic() > self._end:
            self.cancel()
            return TimeoutError(f"not done within {TOTAL_LIMIT} s")
        #: end
        return None

    def cancel(self) -> None:
        """Drop the pieces that wait; those that run end by themselves."""
        self._cancelled = True
        self._pool.shutdown(wait=False, cancel_futures=True)


#: if logging
def log_to(lines: Queue, job: str) -> None:
    """Send the log of this process to that of the window, with the job's name."""

    def add_job(record: logging.LogRecord) -> bool:
        record.job = job
        return True

    handler = QueueHandler(lines)
    handler.addFilter(add_job)
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def new_pool(lines: Queue, job: str) -> Executor:
    """Return processes for one job. Work that waits takes a ThreadPoolExecutor."""
    # Never fork: the copy of a process would share the connection of its window.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        mp_context=context, initializer=log_to, initargs=(lines, job)
    )
#: else
def new_pool() -> Executor:
    """Return processes for one job. Work that waits takes a ThreadPoolExecutor."""
    # Never fork: the copy of a process would share the connection of its window.
    return ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn"))
#: end


class Window:
    """Shows a job. Runs in the main thread, which alone may touch the widgets."""

    #: if logging
    def __init__(self, limit: int, lines: Queue) -> None:
    #: else
    def __init__(self, limit: int) -> None:
    #: end
        # Not at the top of the file: the processes import it too, and draw nothing.
        import tkinter
        from tkinter import ttk

        self.limit = limit
        #: if logging
        self.lines = lines
        self.numbers = itertools.count(1)
        #: end
        self.job: Job | None = None
        self.root = tkinter.Tk()
        self.root.title("Primes")
        self.bar = ttk.Progressbar(self.root, length=300)
        self.text = ttk.Label(self.root, text=f"Primes below {limit:,}")
        self.start = ttk.Button(self.root, text="Start", command=self.begin)
        self.stop = ttk.Button(self.root, text="Cancel", command=self.cancel)
        for widget in (self.text, self.bar, self.start, self.stop):
            widget.pack(padx=20, pady=5)
        self.allow(start=True)

    def allow(self, *, start: bool) -> None:
        """Let the user press either Start or Cancel."""
        self.start["state"] = "normal" if start else "disabled"
        self.stop["state"] = "disabled" if start else "normal"

    def begin(self) -> None:
        #: if logging
        pool = new_pool(self.lines, f"job {next(self.numbers)}")
        self.job = Job(pool, self.limit)
        #: else
        self.job = Job(new_pool(), self.limit)
        #: end
        self.allow(start=False)
        self.poll(self.job)

    def poll(self, job: Job) -> None:
        """Look at the job, and again soon. To wait here would freeze the window."""
        done, pieces = job.progress()
        self.bar.configure(value=done, maximum=pieces)
        outcome = job.outcome()
        if outcome is None:
            self.text["text"] = f"{done} of {pieces} pieces"
            self.root.after(POLL, self.poll, job)
            return
        if isinstance(outcome, CancelledError):
            self.text["text"] = "cancelled"
        elif isinstance(outcome, BaseException):
            self.text["text"] = f"failed: {outcome!r}"
        else:
            self.text["text"] = f"{outcome:,} primes below {self.limit:,}"
        self.allow(start=True)

    def cancel(self) -> None:
        if self.job:
            self.job.cancel()

    def show(self) -> None:
        """Return when the window was closed; what still waits is dropped then."""
        try:
            self.root.mainloop()
        finally:
            self.cancel()


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest window.py

    They need no display, and threads do in place of processes.
    """

    def setUp(self) -> None:
        self.pool = ThreadPoolExecutor(max_workers=1)
        self.addCleanup(self.pool.shutdown)

    def finish(self, job: Job) -> int | BaseException | None:
        """Wait for all that the pool has, and return how the job ended."""
        self.pool.submit(int).result()
        return job.outcome()

    def test_the_pieces_make_up_the_whole(self) -> None:
        with patch(f"{__name__}.PIECE", 7):
            job = Job(self.pool, 100)
        self.assertEqual(self.finish(job), 25)
        self.assertEqual(job.progress(), (15, 15))

    def test_an_error_ends_the_job(self) -> None:
        error = OSError("down")
        with patch(f"{__name__}.count_primes", side_effect=error):
            self.assertEqual(self.finish(Job(self.pool, 3 * PIECE)), error)

    def test_cancel_drops_what_waits(self) -> None:
        begun, go_on = threading.Event(), threading.Event()

        def piece(first: int, last: int) -> int:
            begun.set()
            return int(go_on.wait(5))

        with patch(f"{__name__}.count_primes", piece):
            job = Job(self.pool, 3 * PIECE)
            begun.wait(5)
            self.assertIsNone(job.outcome())
            job.cancel()
        self.assertIsInstance(job.outcome(), CancelledError)
        go_on.set()
        self.pool.shutdown()
        self.assertEqual([one.cancelled() for one in job._pieces], [False, True, True])
        self.assertEqual(job.progress(), (1, 3))

    #: if item-timeout
    def test_a_piece_that_takes_too_long_ends(self) -> None:
        with patch(f"{__name__}.PIECE_LIMIT", -1.0), self.assertRaises(TimeoutError):
            count_primes(0, 2000)
    #: end

    #: if total-timeout
    def test_a_job_that_takes_too_long_ends(self) -> None:
        go_on = threading.Event()
        with (
            patch(f"{__name__}.count_primes", side_effect=lambda *_: go_on.wait(5)),
            patch(f"{__name__}.TOTAL_LIMIT", -1.0),
        ):
            job = Job(self.pool, PIECE)
            self.assertIsInstance(job.outcome(), TimeoutError)
            go_on.set()
            self.pool.shutdown()
    #: end

    #: if logging
    def test_lines_carry_the_job(self) -> None:
        lines = queue.SimpleQueue()
        self.addCleanup(log.handlers.clear)
        log_to(lines, "job 7")
        count_primes(0, 10)
        self.assertEqual(lines.get_nowait().job, "job 7")
    #: end


#: end
def main() -> None:
    #: if windows-macos
    # A program packed into one file starts itself for every process: without this
    # each would open a window of its own.
    multiprocessing.freeze_support()
    #: end
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else LIMIT
    #: if logging
    lines = multiprocessing.get_context("spawn").Queue()
    handler = logging.StreamHandler()
    form = "%(asctime)s %(processName)s %(job)s %(message)s"
    handler.setFormatter(logging.Formatter(form))
    listener = QueueListener(lines, handler)
    listener.start()
    try:
        Window(limit, lines).show()
    finally:
        listener.stop()
    #: else
    Window(limit).show()
    #: end


#: if windows-macos
# The processes import this file. Without this line each would start the program anew.
#: end
if __name__ == "__main__":
    main()
