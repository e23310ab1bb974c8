"""Count primes behind a window that goes on moving, with progress and a cancel button.

    python3 window.py 3000000

counts those below that number. Needs tkinter and a display.

Made for "Keep the work off the window’s thread". Needs Python 3.11 or later.
"""

import multiprocessing
import sys
from concurrent.futures import CancelledError, Executor, ProcessPoolExecutor
from math import isqrt

LIMIT = 2_000_000  # count the primes below it
PIECE = 50_000  # numbers that a process gets at once: small, so that Cancel acts soon
POLL = 50  # ms between two looks at the job


def count_primes(first: int, last: int) -> int:
    """Return how many primes are in this range. Put your own computing here."""
    return sum(
        all(number % divisor for divisor in range(2, isqrt(number) + 1))
        for number in range(max(first, 2), last)
    )


class Job:
    """A calculation in a pool, looked at without waiting. It knows of no window."""

    def __init__(self, pool: Executor, limit: int) -> None:
        self._pool = pool
        self._pieces = [
            pool.submit(count_primes, first, min(first + PIECE, limit))
            for first in range(0, limit, PIECE)
        ]
        self._cancelled = False

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
        return None

    def cancel(self) -> None:
        """Drop the pieces that wait; those that run end by themselves."""
        self._cancelled = True
        self._pool.shutdown(wait=False, cancel_futures=True)


def new_pool() -> Executor:
    """Return processes for one job. Work that waits takes a ThreadPoolExecutor."""
    # Never fork: the copy of a process would share the connection of its window.
    return ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn"))


class Window:
    """Shows a job. Runs in the main thread, which alone may touch the widgets."""

    def __init__(self, limit: int) -> None:
        # Not at the top of the file: the processes import it too, and draw nothing.
        import tkinter
        from tkinter import ttk

        self.limit = limit
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
        self.job = Job(new_pool(), self.limit)
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


def main() -> None:
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else LIMIT
    Window(limit).show()


if __name__ == "__main__":
    main()
