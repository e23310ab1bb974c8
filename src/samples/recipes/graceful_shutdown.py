"""Work through a queue with threads, and stop in order at Ctrl-C or SIGTERM.

    python3 graceful_shutdown.py 1000

does a thousand jobs. Without a number it sends itself a SIGTERM after a moment.
"""

import math
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

WORKERS = 4
PATIENCE = 8.0  # seconds for the jobs in hand, before the platform kills


def do(job: int) -> None:
    """Stands for your work. Give its calls time limits below PATIENCE."""
    time.sleep(0.05)


def work(jobs: queue.Queue[int], stop: threading.Event, done: list[int]) -> None:
    """Do one job after another until there is none, or until `stop`."""
    while not stop.is_set():
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            return
        do(job)
        done.append(job)


def note_signals() -> list[str]:
    """Return a list that gets the name of each SIGINT and SIGTERM from now on."""
    received: list[str] = []

    def note(number: int, frame: FrameType | None) -> None:
        received.append(signal.Signals(number).name)

    signal.signal(signal.SIGINT, note)
    signal.signal(signal.SIGTERM, note)
    return received


def wait_while(going_on: Callable[[], bool], limit: float = math.inf) -> None:
    deadline = time.monotonic() + limit
    while going_on() and time.monotonic() < deadline:
        time.sleep(0.05)


def run(count: int) -> int:
    """Do so many jobs; return the exit code."""
    signals = note_signals()
    jobs: queue.Queue[int] = queue.Queue()
    for number in range(count):
        jobs.put(number)
    stop = threading.Event()
    done: list[int] = []
    # Daemons, so that the end of the program does not wait for them.
    workers = [
        threading.Thread(target=work, args=(jobs, stop, done), daemon=True)
        for _ in range(WORKERS)
    ]
    for worker in workers:
        worker.start()

    def working() -> bool:
        return any(worker.is_alive() for worker in workers)

    wait_while(lambda: working() and not signals)
    if signals:
        stop.set()
        print(f"{signals[0]}: finishing the jobs in hand", flush=True)
        wait_while(lambda: working() and len(signals) == 1, PATIENCE)
    if working():
        print("leaving, with jobs in hand", flush=True)
        return 1
    lost = count - len(done) - jobs.qsize()
    print("jobs lost:", lost)
    return 1 if lost else 0


def main() -> int:
    if len(sys.argv) > 1:
        return run(int(sys.argv[1]))
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start()
    return run(100)


if __name__ == "__main__":
    sys.exit(main())
