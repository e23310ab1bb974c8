"""Count words on all cores with threads, on a Python built without the GIL.

    python3.14t free_threaded.py emma.txt persuasion.txt

Without files it counts in 40 short texts of its own. It runs on every build and is
right on every build: with the GIL its threads take turns.

Made for "Use threads on the free-threaded build". Needs Python 3.14 or later.
"""

import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock
from typing import Self

WORKERS = os.process_cpu_count() or 1


def gil_is_on() -> bool:
    """Tell whether threads take turns in this process. Ask after all imports."""
    # An extension that is not ready switches the GIL on for the whole process.
    return sys._is_gil_enabled()


def count_words(path: Path) -> Counter[str]:
    """Count the words of one file. Put your own computing here, in plain Python."""
    words: Counter[str] = Counter()
    with open(path, encoding="utf-8") as file:
        for line in file:
            for word in line.split():
                words[word.strip(".,;:!?").lower()] += 1
    return words


@dataclass
class Tally:
    """What one thread, or all of them together, have counted."""

    words: Counter[str] = field(default_factory=Counter)
    files: int = 0
    failed: dict[Path, Exception] = field(default_factory=dict)

    def add(self, other: Self) -> None:
        self.words.update(other.words)
        self.files += other.files
        self.failed.update(other.failed)


def count_all(paths: list[Path]) -> Tally:
    """Share the files among the threads and return what they counted together."""
    total = Tally()
    lock = Lock()
    stop = Event()

    def count_share(share: list[Path]) -> None:
        """Count some of the files, and merge what was counted."""
        own = Tally()  # no other thread sees it: no lock, and nothing to wait for
        for path in share:
            if stop.is_set():
                break
            try:
                words = count_words(path)
            except (OSError, UnicodeError) as error:
                own.failed[path] = error
                continue
            own.words.update(words)
            own.files += 1
        # The only lock that all threads want, and each wants it once.
        with lock:
            total.add(own)

    pool = ThreadPoolExecutor(max_workers=WORKERS)
    try:
        shares = [paths[start::WORKERS] for start in range(WORKERS)]
        jobs = [pool.submit(count_share, share) for share in shares]
        for job in as_completed(jobs):
            job.result()
    finally:
        # After an error or Ctrl-C, the threads end with the file they are at.
        stop.set()
        pool.shutdown()
    return total


def report(paths: list[Path]) -> None:
    """Print how threads run here, and the most frequent words."""
    print("threads take turns" if gil_is_on() else "threads run side by side")
    total = count_all(paths)
    for path, error in total.failed.items():
        print(f"{path}: {error!r}")
    common = ", ".join(f"{word} {count}" for word, count in total.words.most_common(3))
    counted = f"{total.files} of {len(paths)} files"
    print(f"{counted}, {total.words.total()} words: {common}")


def demo() -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.txt") for number in range(40)]
        for number, path in enumerate(paths):
            path.write_text("The more, the merrier: the end.\n" * (number + 1), "utf-8")
        report(paths)


def main() -> None:
    if sys.argv[1:]:
        report([Path(name) for name in sys.argv[1:]])
    else:
        demo()


if __name__ == "__main__":
    main()
