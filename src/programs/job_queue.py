"""A job queue in one file of SQLite: jobs outlive the program that asks for them.

    python3 job_queue.py jobs.db add a.log b.log
    python3 job_queue.py jobs.db work

The first line asks for two files to be compressed and returns at once. The second is a
worker, which does it: start as many as you like, end them with Ctrl-C. With "dead"
instead of "work" it shows what failed too often. Without arguments the program shows
itself at work in a folder of its own.
"""

import gzip
import logging
import os
import random
import signal
import sqlite3
import sys
import time
import unittest
from collections.abc import Iterable, Iterator
from contextlib import chdir, closing, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

LEASE = 300.0  # seconds after which a job counts as lost and is done again
ITEM_LIMIT = 240.0  # seconds for one job, less than its lease  #: if item-timeout
TRIES = 4  # then a job is dead: set aside, for people to look at
BACKOFF = 2.0  # seconds at most before the second try, doubled for each further one
POLL = 1.0  # seconds between two looks into an empty queue
RATE = 200.0  # jobs in a second, for each worker  #: if rate-limit

SCHEMA = """
    CREATE TABLE IF NOT EXISTS jobs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given to another job
        item TEXT NOT NULL,
        due REAL NOT NULL,  -- no worker takes it before
        tries INTEGER NOT NULL DEFAULT 0,
        error TEXT  -- of the last try
    )
"""
TAKE = """
    UPDATE jobs SET tries = tries + 1, due = :now + :lease WHERE id = (
        SELECT id FROM jobs WHERE tries < :tries AND due <= :now ORDER BY due LIMIT 1
    )
    RETURNING id, item, tries
"""
LEFT = "SELECT count(*) FROM jobs WHERE tries < :tries OR due > :now"
DEAD = "SELECT item, error FROM jobs WHERE tries >= :tries AND due <= :now"
#: if logging

log = logging.getLogger("jobs")
job_id = ContextVar("job_id", default="-")
#: end


#: if rate-limit
#: part token_bucket


bucket = TokenBucket(RATE)


#: end
#: if item-timeout
@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block. Only in the main thread, not on Windows."""

    def ring(number: int, frame: object) -> None:
        raise TimeoutError(f"not done within {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


#: end
def perform(path: str) -> None:
    """Compress one file. Put your own job here: it may be done twice."""
    packed = gzip.compress(Path(path).read_bytes(), mtime=0)
    # Under another name until it is whole: done twice is the same as done once.
    part = Path(f"{path}.{os.getpid()}.part")
    part.write_bytes(packed)
    part.replace(f"{path}.gz")
    log.info("compressed %s to %d bytes", path, len(packed))  #: if logging


class JobQueue:
    """Jobs in a file, for any number of programs at the same time."""

    def __init__(self, file: Path, backoff: float = BACKOFF) -> None:
        self._db = sqlite3.connect(file, timeout=30)
        self._db.execute(SCHEMA)
        self._backoff = backoff

    def close(self) -> None:
        self._db.close()

    def add(self, items: Iterable[str]) -> None:
        """Put jobs in. On return they are on the disk, all or none."""
        now = time.time()
        jobs = ((item, now) for item in items)
        with self._db:
            self._db.executemany("INSERT INTO jobs (item, due) VALUES (?, ?)", jobs)

    def work_once(self) -> bool:
        """Do one job that is due; tell whether there was one."""
        # One statement takes it: no other worker gets the same one. Where a worker
        # dies over it, its lease runs out and it is due again.
        terms = {"now": time.time(), "lease": LEASE, "tries": TRIES}
        with self._db:
            jobs = self._db.execute(TAKE, terms).fetchall()
        for number, item, tries in jobs:
            bucket.take()  #: if rate-limit
            job_id.set(number)  #: if logging
            try:
                #: if item-timeout
                with time_limit(ITEM_LIMIT):
                    perform(item)
                #: else
                perform(item)
                #: end
            except Exception as error:
                log.warning("try %d failed: %r", tries, error)  #: if logging
                self._put_back(number, tries, error)
            else:
                with self._db:
                    self._db.execute("DELETE FROM jobs WHERE id = ?", (number,))
        return bool(jobs)

    def _put_back(self, number: int, tries: int, error: Exception) -> None:
        due = time.time()
        if tries < TRIES:
            # A random pause: else all that failed together come back together.
            due += random.uniform(0, self._backoff * 2 ** (tries - 1))
        # Not where the lease ran out and another worker has taken it meanwhile.
        change = "UPDATE jobs SET due = ?, error = ? WHERE id = ? AND tries = ?"
        with self._db:
            self._db.execute(change, (due, repr(error), number, tries))

    def left(self) -> int:
        """Count the jobs that are still to be done or being done."""
        terms = {"now": time.time(), "tries": TRIES}
        return self._db.execute(LEFT, terms).fetchone()[0]

    def dead(self) -> list[tuple[str, str | None]]:
        """Return the jobs that failed too often, with their last errors."""
        terms = {"now": time.time(), "tries": TRIES}
        return self._db.execute(DEAD, terms).fetchall()


#: if user-cancel
class Stop:
    """Hears Ctrl-C and SIGTERM, so that a worker ends between two jobs."""

    wanted = False

    def listen(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.hear)

    def hear(self, number: int, frame: object) -> None:
        self.wanted = True


stop = Stop()


#: end
def work(queue: JobQueue, poll: float = POLL, until_empty: bool = False) -> None:
    """Do jobs as they come due, for ever or until none is left."""
    done = 0  #: if progress
    #: if user-cancel
    while not stop.wanted and not (until_empty and queue.left() == 0):
    #: else
    while not (until_empty and queue.left() == 0):
    #: end
        #: if progress
        if queue.work_once():
            done += 1
            print(f"{done} tried, {queue.left()} left")
        else:
            time.sleep(poll)
        #: else
        if not queue.work_once():
            time.sleep(poll)
        #: end


def show_dead(queue: JobQueue) -> None:
    for item, error in queue.dead():
        print(f"dead: {item}: {error or 'its worker died'}")


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest job_queue.py"""

    def setUp(self) -> None:
        self.now = 0.0
        clock = patch.object(time, "time", lambda: self.now)
        clock.start()
        self.addCleanup(clock.stop)
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name, "jobs.db")
        self.queue = self.open()

    def open(self) -> JobQueue:
        queue = JobQueue(self.file)
        self.addCleanup(queue.close)
        return queue

    def test_jobs_outlive_the_program(self) -> None:
        self.queue.add(["a", "b"])
        self.queue.close()
        queue = self.open()
        with patch(f"{__name__}.perform") as perform:
            while queue.work_once():
                pass
        self.assertEqual([call.args for call in perform.mock_calls], [("a",), ("b",)])
        self.assertEqual(queue.left(), 0)

    def test_two_workers_never_take_the_same_job(self) -> None:
        self.queue.add(["a", "b"])
        other = self.open()
        done: list[str] = []

        def perform(item: str) -> None:
            done.append(item)
            if item == "a":  # the other one looks while this one works
                other.work_once()

        with patch(f"{__name__}.perform", perform):
            self.queue.work_once()
            self.assertFalse(self.queue.work_once())
        self.assertEqual(done, ["a", "b"])

    def test_a_job_whose_worker_died_is_done_again(self) -> None:
        self.queue.add(["a"])
        with patch(f"{__name__}.perform", side_effect=KeyboardInterrupt):
            with self.assertRaises(KeyboardInterrupt):
                self.queue.work_once()
        with patch(f"{__name__}.perform") as perform:
            self.now = LEASE - 1
            self.assertFalse(self.queue.work_once())
            self.now = LEASE
            self.assertTrue(self.queue.work_once())
        perform.assert_called_once_with("a")

    def test_a_late_worker_leaves_the_next_try_alone(self) -> None:
        self.queue.add(["a"])
        other = self.open()

        def perform(item: str) -> None:
            self.now += LEASE  # another worker takes it, and dies over it too
            with patch(f"{__name__}.perform", side_effect=KeyboardInterrupt):
                with suppress(KeyboardInterrupt):
                    other.work_once()
            raise OSError("down")

        with patch(f"{__name__}.perform", perform):
            self.queue.work_once()
        self.now += BACKOFF
        self.assertFalse(self.queue.work_once())

    def test_a_late_worker_removes_no_other_job(self) -> None:
        self.queue.add(["a"])
        other = self.open()

        def perform(item: str) -> None:
            self.now += LEASE  # another worker does it, and a new job comes in
            with patch(f"{__name__}.perform"):
                other.work_once()
            other.add(["b"])

        with patch(f"{__name__}.perform", perform):
            self.queue.work_once()
        self.assertEqual(self.queue.left(), 1)

    def test_what_always_fails_is_set_aside(self) -> None:
        self.queue.add(["a"])
        with patch(f"{__name__}.perform", side_effect=OSError("down")) as perform:
            for _ in range(TRIES + 1):
                self.queue.work_once()
                self.now += LEASE
        self.assertEqual(perform.call_count, TRIES)
        self.assertEqual(self.queue.dead(), [("a", "OSError('down')")])
        self.assertEqual(self.queue.left(), 0)

    #: if item-timeout
    def test_a_job_that_hangs_is_ended(self) -> None:
        self.queue.add(["a"])
        with (
            patch(f"{__name__}.perform", lambda item: time.sleep(600)),
            patch(f"{__name__}.ITEM_LIMIT", 0.01),
            patch(f"{__name__}.TRIES", 1),
        ):
            self.queue.work_once()
            self.assertIn("TimeoutError", self.queue.dead()[0][1])
    #: end

    #: if user-cancel
    def test_the_job_in_hand_is_ended_before_the_worker(self) -> None:
        self.addCleanup(setattr, stop, "wanted", False)
        self.queue.add(["a", "b"])

        def perform(item: str) -> None:
            stop.hear(signal.SIGTERM, None)

        with patch(f"{__name__}.perform", perform):
            work(self.queue)
        self.assertEqual(self.queue.left(), 1)
    #: end


#: end
def demo() -> None:
    """Compress three files; the fourth is missing, and its job dies."""
    with TemporaryDirectory() as folder, chdir(folder):
        names = ["a.txt", "b.txt", "c.txt"]
        for name in names:
            Path(name).write_text("hello " * 1000)
        with closing(JobQueue(Path("jobs.db"), backoff=0.02)) as queue:
            queue.add([*names, "missing.txt"])
            print(f"{queue.left()} jobs")
            work(queue, poll=0.01, until_empty=True)
            print(f"{len(list(Path().glob('*.gz')))} files compressed")
            show_dead(queue)


#: if logging
def start_logging() -> None:
    """Show process and job with every line; the filter adds the job."""

    def add_job(record: logging.LogRecord) -> bool:
        record.job = job_id.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_job)
    form = "%(asctime)s process %(process)d job %(job)s: %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
def main() -> None:
    start_logging()  #: if logging
    match sys.argv[1:]:
        case []:
            demo()
        case [file, "add", *items]:
            with closing(JobQueue(Path(file))) as queue:
                # Whole paths: a worker may run in another folder.
                queue.add(str(Path(item).absolute()) for item in items)
        case [file, "work"]:
            #: if user-cancel
            stop.listen()
            with closing(JobQueue(Path(file))) as queue:
                work(queue)
            #: else
            # After Ctrl-C the job in hand is done again, when its lease is over.
            with closing(JobQueue(Path(file))) as queue, suppress(KeyboardInterrupt):
                work(queue)
            #: end
        case [file, "dead"]:
            with closing(JobQueue(Path(file))) as queue:
                show_dead(queue)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
