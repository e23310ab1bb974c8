"""A progress bar on standard error, fed by threads or by a pool of processes."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from types import TracebackType
from typing import TextIO

WIDTH = 30
REDRAW = 0.1  # seconds from one picture to the next


class ProgressBar:
    """Counts steps, and shows them while the block runs. Any thread may call it."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = sys.stderr if stream is None else stream
        # Without a console on Windows there is no sys.stderr at all.
        self._shown = self._stream is not None and self._stream.isatty()
        self._lock = threading.Lock()
        self._done = 0
        self._next_picture = 0.0

    def __enter__(self) -> "ProgressBar":
        with self._lock:
            self._show("\r" + self.picture())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self._lock:
            self._show("\r" + self.picture() + "\n")

    def advance(self, steps: int = 1) -> None:
        """Count what has been done."""
        with self._lock:
            self._done += steps
            now = time.monotonic()
            if now >= self._next_picture:
                self._next_picture = now + REDRAW
                self._show("\r" + self.picture())

    def note(self, text: str) -> None:
        """Write a line above the bar, or alone where there is no bar."""
        with self._lock:
            if self._shown:
                blank = " " * len(self.picture())
                self._show(f"\r{blank}\r{text}\n{self.picture()}")
            elif self._stream is not None:
                print(text, file=self._stream)

    def picture(self) -> str:
        """Return the bar. It has the same length every time."""
        share = self._done / self._total if self._total else 1.0
        bar = "#" * int(share * WIDTH)
        count = f"{self._done:{len(str(self._total))}}/{self._total}"
        return f"[{bar:{WIDTH}}] {count} {share:4.0%}"

    def _show(self, text: str) -> None:
        if self._shown:
            self._stream.write(text)
            self._stream.flush()


def blocks(name: str) -> Iterator[bytes]:
    """Stands for a download that comes in blocks."""
    for _ in range(5):
        time.sleep(0.01)
        yield name.encode() * 100


def download(name: str, advance: Callable[[int], None]) -> int:
    """Return the size of one file, and report each block of it."""
    size = 0
    for block in blocks(name):
        size += len(block)
        advance(len(block))
    return size


def count_primes(below: int) -> int:
    """Compute without any knowledge of the bar: a process cannot reach it."""
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


def main() -> None:
    names = ["a", "b", "c", "d"]
    with ThreadPoolExecutor(4) as threads, ProgressBar(total=2000) as bar:
        sizes = list(threads.map(lambda name: download(name, bar.advance), names))
    print("bytes:", sum(sizes))

    limits = [1000, 2000, 3000, 4000]
    found: dict[int, int] = {}
    with ProcessPoolExecutor(2) as processes, ProgressBar(len(limits)) as bar:
        limit_of = {processes.submit(count_primes, limit): limit for limit in limits}
        for future in as_completed(limit_of):
            found[limit_of[future]] = future.result()
            bar.advance()
    print("primes:", [found[limit] for limit in limits])


if __name__ == "__main__":
    main()
