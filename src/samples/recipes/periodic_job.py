"""Run a job in the background every so many seconds, for as long as a block runs."""

import logging
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)
PATIENCE = 10.0  # seconds that the end of the block waits for the turn under way


def log_error(error: Exception) -> None:
    log.error("a turn failed, the next one comes", exc_info=error)


def repeat(
    seconds: float,
    job: Callable[[], object],
    stop: threading.Event,
    on_error: Callable[[Exception], object] = log_error,
) -> None:
    """Call the job at once, then at every multiple of `seconds`, until `stop`."""
    start = time.monotonic()
    turn = 0
    while not stop.wait(start + turn * seconds - time.monotonic()):
        try:
            job()
        except Exception as error:
            on_error(error)
        # From the start, not from now: no drift. What was missed is left out.
        passed = (time.monotonic() - start) / seconds
        turn = max(turn + 1, math.ceil(passed))


@contextmanager
def every(
    seconds: float,
    job: Callable[[], object],
    on_error: Callable[[Exception], object] = log_error,
) -> Iterator[threading.Thread]:
    """Run a job on a thread of its own while the block runs."""
    stop = threading.Event()
    thread = threading.Thread(
        target=repeat,
        args=(seconds, job, stop, on_error),
        name="periodic job",
        daemon=True,
    )
    thread.start()
    try:
        yield thread
    finally:
        stop.set()
        thread.join(PATIENCE)
        if thread.is_alive():
            log.error("the turn under way did not end within %s s", PATIENCE)


def main() -> None:
    start = time.monotonic()
    done = threading.Event()
    turns: list[float] = []

    def job() -> None:
        turns.append(time.monotonic() - start)
        time.sleep(0.05)  # stands for the work
        if len(turns) == 2:
            raise OSError("no answer")
        if len(turns) == 4:
            done.set()

    with every(0.2, job, on_error=lambda error: print("turn failed:", error)):
        done.wait()  # your program does its own work here
    print("turns at:", *(f"{moment:.1f}" for moment in turns))

    first = threading.Event()
    with every(3600, first.set):
        first.wait()
        leaving = time.monotonic()
    print(f"an hourly job stopped after {time.monotonic() - leaving:.1f} s")


if __name__ == "__main__":
    main()
