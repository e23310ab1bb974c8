"""Count words on all cores with threads, on a Python built without the GIL.

#: if notebook
    from pathlib import Path
    from free_threaded import report
    report([Path("emma.txt"), Path("persuasion.txt")])

in a cell of a notebook beside this file, whose kernel is such a Python. Run as a
program it counts in 40 short texts of its own.
#: else
    python3.14t free_threaded.py emma.txt persuasion.txt

Without files it counts in 40 short texts of its own. It runs on every build and is
right on every build: with the GIL its threads take turns.
#: end
"""

import logging
import os
import signal
import sys
import threading
import time
import unittest
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock
from typing import Self
from unittest.mock import patch

WORKERS = os.process_cpu_count() or 1
ITEM_LIMIT = 10.0  # seconds for one file  #: if item-timeout
TOTAL_LIMIT = 60.0  # seconds for all of them  #: if total-timeout
#: if logging

log = logging.getLogger("count")
batch = ContextVar("batch", default="-")
#: end
#: if user-cancel

cancelled = Event()
#: end


def gil_is_on() -> bool:
    """Tell whether threads take turns in this process. Ask after all imports."""
    # An extension that is not ready switches the GIL on for the whole process.
    return sys._is_gil_enabled()


def count_words(path: Path) -> Counter[str]:
    """Count the words of one file. Put your own computing here, in plain Python."""
    words: Counter[str] = Counter()
    end = time.monotonic() + ITEM_LIMIT  #: if item-timeout
    with open(path, encoding="utf-8") as file:
        for line in file:
            for word in line.split():
                words[word.strip(".,;:!?").lower()] += 1
            #: if item-timeout
            if time.monotonic() > end:
                raise TimeoutError(f"took more than {ITEM_LIMIT} s")
            #: end
    return words


@dataclass
class Tally:
    """What one thread, or all of them together, have counted."""

    words: Counter[str] = field(default_factory=Counter)
    files: int = 0
    lengths: dict[int, tuple[Path, int]] = field(default_factory=dict)  #: if in-order
    failed: dict[Path, Exception] = field(default_factory=dict)  #: if not fail-fast

    def add(self, other: Self) -> None:
        self.words.update(other.words)
        self.files += other.files
        self.lengths.update(other.lengths)  #: if in-order
        self.failed.update(other.failed)  #: if not fail-fast


#: if progress
class Progress:
    """Counts the finished files of all threads and prints every tenth."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._done = 0

    def step(self) -> None:
        # Prints inside the lock, so that neither numbers nor lines mix.
        with self._lock:
            self._done += 1
            if self._done % 10 == 0:
                print(f"{self._done} files done")


#: end
#: if huge-input and not python>=3.15
#: if in-order
class Source(Iterator[tuple[int, Path]]):
    """Gives each file and its number to one thread only."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._files = enumerate(paths)
        self._lock = Lock()

    def __next__(self) -> tuple[int, Path]:
        # Without the lock, threads may get a file twice or miss one.
        with self._lock:
            return next(self._files)
#: else
class Source(Iterator[Path]):
    """Gives each file to one thread only."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = iter(paths)
        self._lock = Lock()

    def __next__(self) -> Path:
        # Without the lock, threads may get a file twice or miss one.
        with self._lock:
            return next(self._paths)
#: end


#: end
#: if huge-input
def count_all(paths: Iterable[Path]) -> Tally:
#: else
def count_all(paths: list[Path]) -> Tally:
#: end
    """Share the files among the threads and return what they counted together."""
    total = Tally()
    lock = Lock()
    stop = Event()
    progress = Progress()  #: if progress
    end = time.monotonic() + TOTAL_LIMIT  #: if total-timeout
    #: if huge-input
    #: if not python>=3.15
    source = Source(paths)
    #: elif in-order
    source = threading.serialize_iterator(enumerate(paths))
    #: else
    source = threading.serialize_iterator(iter(paths))
    #: end
    #: end

    #: if huge-input
    def count_share() -> None:
        """Take the next file until there is none, and merge what was counted."""
    #: elif in-order
    def count_share(share: list[tuple[int, Path]]) -> None:
        """Count some of the files, and merge what was counted."""
    #: else
    def count_share(share: list[Path]) -> None:
        """Count some of the files, and merge what was counted."""
    #: end
        own = Tally()  # no other thread sees it: no lock, and nothing to wait for
        #: if huge-input and in-order
        for number, path in source:
        #: elif huge-input
        for path in source:
        #: elif in-order
        for number, path in share:
        #: else
        for path in share:
        #: end
            #: if user-cancel and total-timeout
            if stop.is_set() or cancelled.is_set() or time.monotonic() > end:
                break
            #: elif user-cancel
            if stop.is_set() or cancelled.is_set():
                break
            #: elif total-timeout
            if stop.is_set() or time.monotonic() > end:
                break
            #: else
            if stop.is_set():
                break
            #: end
            #: if fail-fast
            words = count_words(path)
            #: else
            try:
                words = count_words(path)
            except (OSError, UnicodeError) as error:
                own.failed[path] = error
                continue
            #: end
            own.words.update(words)
            own.files += 1
            own.lengths[number] = path, words.total()  #: if in-order
            log.info("%s has %d words", path.name, words.total())  #: if logging
            progress.step()  #: if progress
        # The only lock that all threads want, and each wants it once.
        with lock:
            total.add(own)

    #: if logging
    pool = ThreadPoolExecutor(
        max_workers=WORKERS,
        thread_name_prefix="count",
        # With the GIL, threads do not see the context variables of their caller.
        initializer=batch.set,
        initargs=(batch.get(),),
    )
    #: else
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    #: end
    try:
        #: if huge-input
        jobs = [pool.submit(count_share) for _ in range(WORKERS)]
        #: elif in-order
        files = list(enumerate(paths))
        shares = [files[start::WORKERS] for start in range(WORKERS)]
        jobs = [pool.submit(count_share, share) for share in shares]
        #: else
        shares = [paths[start::WORKERS] for start in range(WORKERS)]
        jobs = [pool.submit(count_share, share) for share in shares]
        #: end
        for job in as_completed(jobs):
            job.result()
    finally:
        # After an error or Ctrl-C, the threads end with the file they are at.
        stop.set()
        pool.shutdown()
    return total


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3.14t -m unittest free_threaded.py"""

    def setUp(self) -> None:
        # With the GIL, switch threads as often as can be: hidden races come out.
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        self.addCleanup(sys.setswitchinterval, before)
        self.paths = [Path(str(number)) for number in range(200)]

    def test_every_file_is_counted_once(self) -> None:
        with patch(f"{__name__}.count_words", lambda path: Counter([path.name])):
            total = count_all(self.paths)
        self.assertEqual(total.words, Counter(path.name for path in self.paths))
        self.assertEqual(total.files, 200)

    #: if huge-input
    def test_a_generator_is_enough(self) -> None:
        with patch(f"{__name__}.count_words", lambda path: Counter([path.name])):
            total = count_all(path for path in self.paths)
        self.assertEqual(total.words, Counter(path.name for path in self.paths))
    #: end

    #: if in-order
    def test_the_merge_knows_the_place_of_each_file(self) -> None:
        with patch(f"{__name__}.count_words", lambda path: Counter([path.name])):
            lengths = count_all(self.paths).lengths
        expected = {number: (path, 1) for number, path in enumerate(self.paths)}
        self.assertEqual(lengths, expected)
    #: end

    #: if fail-fast
    def test_the_first_error_ends_it(self) -> None:
        begun = []

        def fail(path: Path) -> Counter[str]:
            begun.append(path)
            raise OSError("gone")

        with patch(f"{__name__}.count_words", fail), self.assertRaises(OSError):
            count_all(self.paths)
        self.assertLessEqual(len(begun), WORKERS)
    #: else
    def test_an_error_costs_one_file(self) -> None:
        error = OSError("gone")

        def fail_once(path: Path) -> Counter[str]:
            if path.name == "7":
                raise error
            return Counter(word=1)

        with patch(f"{__name__}.count_words", fail_once):
            total = count_all(self.paths)
        self.assertEqual(total.failed, {Path("7"): error})
        self.assertEqual(total.words, Counter(word=199))
    #: end

    #: if item-timeout
    def test_a_file_has_a_limit(self) -> None:
        with patch(f"{__name__}.ITEM_LIMIT", -1.0), self.assertRaises(TimeoutError):
            count_words(Path(__file__))
    #: end

    #: if total-timeout
    def test_no_file_begins_after_the_limit(self) -> None:
        with patch(f"{__name__}.TOTAL_LIMIT", -1.0):
            self.assertEqual(count_all(self.paths).files, 0)
    #: end

    #: if user-cancel
    def test_no_file_begins_once_cancelled(self) -> None:
        self.addCleanup(cancelled.clear)
        cancelled.set()
        self.assertEqual(count_all(self.paths).files, 0)
    #: end


#: end
#: if huge-input
def report(paths: Iterable[Path]) -> None:
#: else
def report(paths: list[Path]) -> None:
#: end
    """Print how threads run here, and the most frequent words."""
    #: if user-cancel and notebook
    # To interrupt the cell lets the files that are being counted end.
    cancelled.clear()
    signal.signal(signal.SIGINT, lambda number, frame: cancelled.set())
    #: end
    print("threads take turns" if gil_is_on() else "threads run side by side")
    #: if fail-fast
    try:
        total = count_all(paths)
    except (OSError, UnicodeError) as error:
        print(f"stopped: {error!r}")
        return
    #: else
    total = count_all(paths)
    for path, error in total.failed.items():
        print(f"{path}: {error!r}")
    #: end
    #: if in-order
    for _, (path, length) in sorted(total.lengths.items()):
        print(f"{path.name}: {length} words")
    #: end
    common = ", ".join(f"{word} {count}" for word, count in total.words.most_common(3))
    #: if user-cancel
    if cancelled.is_set():
        print("cancelled")
    #: end
    print(f"{total.files} files, {total.words.total()} words: {common}")  #: if huge-input
    #: if not huge-input
    counted = f"{total.files} of {len(paths)} files"
    print(f"{counted}, {total.words.total()} words: {common}")
    #: end


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
def demo() -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.txt") for number in range(40)]
        for number, path in enumerate(paths):
            path.write_text("The more, the merrier: the end.\n" * (number + 1), "utf-8")
        report(paths)


def main() -> None:
    #: if logging
    start_logging()
    batch.set("nightly")
    #: end
    #: if notebook
    demo()
    #: else
    #: if user-cancel
    # Ctrl-C lets the files that are being counted end, and keeps what was counted.
    signal.signal(signal.SIGINT, lambda number, frame: cancelled.set())
    #: end
    if sys.argv[1:]:
        report([Path(name) for name in sys.argv[1:]])
    else:
        demo()
    #: end


if __name__ == "__main__":
    main()
