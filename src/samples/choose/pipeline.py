"""Fetch pages in threads and compute on them in processes, with a bound between.

    python3 pipeline.py https://example.org/a https://example.org/b

Without addresses it takes eight small files of its own, one of them empty.

Made for "Use a pipeline: threads wait, processes compute". Needs Python 3.11 or later.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from urllib.request import urlopen

PROCESSES = os.cpu_count() or 1
READERS = 8  # pages that may be read, or wait to be computed, beside those
TIMEOUT = 5.0  # seconds, to connect and again for each read

Answer = int | Exception


def fetch(url: str) -> bytes:
    """Return a page. Put your own waiting stage here; it runs in threads."""
    with urlopen(url, timeout=TIMEOUT) as reply:
        return reply.read()


def compute(page: bytes) -> int:
    """Return how many different words a page has. Put your own computing stage here.

    It runs in processes: they import it by name, page and result are pickled.
    """
    words = Counter(page.decode().lower().split())
    if not words:
        raise ValueError("an empty page")
    return len(words)


def carry(processes: ProcessPoolExecutor, url: str) -> int:
    """Take one page through both stages. This thread waits, a process computes."""
    return processes.submit(compute, fetch(url)).result()


def attempt(processes: ProcessPoolExecutor, url: str) -> Answer:
    """Return what comes of a page, or its error: one failure costs one result."""
    try:
        return carry(processes, url)
    except BrokenProcessPool:
        raise  # a process died, nothing more can be computed: read no more
    except Exception as error:
        return error


def run(urls: list[str]) -> Iterator[tuple[int, Answer]]:
    """Yield the number of each page with its result, as they finish."""
    with ProcessPoolExecutor(PROCESSES) as processes:
        # With fork, the first call makes the processes, as copies of this one. So it
        # comes before the threads: what one of them locks stays locked in a copy.
        processes.submit(os.getpid).result()
        # The bound: when so many pages are on their way, reading waits for computing.
        threads = ThreadPoolExecutor(PROCESSES + READERS)
        send = partial(attempt, processes)
        try:
            numbers = {threads.submit(send, url): n for n, url in enumerate(urls)}
            for job in as_completed(numbers):
                yield numbers[job], job.result()
        finally:
            # Front to back: what has been read is computed, the rest is dropped.
            threads.shutdown(cancel_futures=True)


def store(number: int, result: Answer) -> None:
    """Print one result. Put your own last stage here; it runs in the main thread."""
    if isinstance(result, Exception):
        print(f"page {number}: {result!r}")
    else:
        print(f"page {number}: {result} different words")


def report(urls: list[str]) -> None:
    """Take all pages through the pipeline and print what comes out."""
    done = 0
    results: dict[int, Answer] = {}
    for number, result in run(urls):
        results[number] = result
        done += 1
    # They finished in any order; their numbers put them back into that of the input.
    for number in sorted(results):
        store(number, results[number])
    print(f"{done} of {len(urls)} pages done")


def main() -> None:
    if urls := sys.argv[1:]:
        report(urls)
        return
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"page{number}.txt") for number in range(8)]
        for number, file in enumerate(files):
            file.write_text(" ".join(f"word{n * n % 97}" for n in range(number * 9)))
        report([file.as_uri() for file in files])


# Every process may import this file; without the guard each would run it as well.
if __name__ == "__main__":
    main()
