"""A job queue in one file of SQLite: jobs outlive the program that asks for them.

    python3 job_queue.py jobs.db add a.log b.log
    python3 job_queue.py jobs.db work

The first line asks for two files to be compressed and returns at once. The second is a
worker, which does it: start as many as you like, end them with Ctrl-C. With "dead"
instead of "work" it shows what failed too often. Without arguments the program shows
itself at work in a folder of its own.

Made for "Use a job queue outside the process". Needs Python 3.11 or later.
"""

import gzip
import os
import random
import sqlite3
import sys
import time
from collections.abc import Iterable
from contextlib import chdir, closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

LEASE = 300.0  # seconds after which a job counts as lost and is done again
TRIES = 4  # then a job is dead: set aside, for people to look at
BACKOFF = 2.0  # seconds at most before the second try, doubled for each further one
POLL = 1.0  # seconds between two looks into an empty queue

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


def perform(path: str) -> None:
    """Compress one file. Put your own job here: it may be done twice."""
    packed = gzip.compress(Path(path).read_bytes(), mtime=0)
    # Under another name until it is whole: done twice is the same as done once.
    part = Path(f"{path}.{os.getpid()}.part")
    part.write_bytes(packed)
    part.replace(f"{path}.gz")


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
            try:
                perform(item)
            except Exception as error:
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


def work(queue: JobQueue, poll: float = POLL, until_empty: bool = False) -> None:
    """Do jobs as they come due, for ever or until none is left."""
    while not (until_empty and queue.left() == 0):
        if not queue.work_once():
            time.sleep(poll)


def show_dead(queue: JobQueue) -> None:
    for item, error in queue.dead():
        print(f"dead: {item}: {error or 'its worker died'}")


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


def main() -> None:
    match sys.argv[1:]:
        case []:
            demo()
        case [file, "add", *items]:
            with closing(JobQueue(Path(file))) as queue:
                # Whole paths: a worker may run in another folder.
                queue.add(str(Path(item).absolute()) for item in items)
        case [file, "work"]:
            # After Ctrl-C the job in hand is done again, when its lease is over.
            with closing(JobQueue(Path(file))) as queue, suppress(KeyboardInterrupt):
                work(queue)
        case [file, "dead"]:
            with closing(JobQueue(Path(file))) as queue:
                show_dead(queue)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
