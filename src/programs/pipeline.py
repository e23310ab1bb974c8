"""Fetch pages in threads and compute on them in processes, with a bound between.

#: if notebook
    from pipeline import report
    report(["https://example.org/a", "https://example.org/b"])

in a cell of a notebook beside this file: processes import it, they cannot import
a cell. Run as a program it shows itself at work on eight small files of its own.
#: else
    python3 pipeline.py https://example.org/a https://example.org/b

Without addresses it takes eight small files of its own, one of them empty.
#: end
"""

import logging
import os
import signal
import sys
import tempfile
import time
import unittest
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from functools import partial
from io import BytesIO
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch
from urllib.error import HTTPError
from urllib.request import urlopen

#: if little-memory
PROCESSES = 2  # each has an interpreter and a page of its own
READERS = 2  # pages that may be read, or wait to be computed, beside those
#: else
#: if python>=3.13 and windows-macos
PROCESSES = min(os.process_cpu_count() or 1, 61)  # Windows allows no more
#: elif python>=3.13
PROCESSES = os.process_cpu_count() or 1
#: elif windows-macos
PROCESSES = min(os.cpu_count() or 1, 61)  # Windows allows no more
#: else
PROCESSES = os.cpu_count() or 1
#: end
READERS = 8  # pages that may be read, or wait to be computed, beside those
#: end
TIMEOUT = 5.0  # seconds, to connect and again for each read
ITEM_LIMIT = 20.0  # seconds for one page, both stages  #: if item-timeout
TOTAL_LIMIT = 60.0  # seconds for all of them  #: if total-timeout
RATE = 100.0  # reads in a second, all threads together  #: if rate-limit
RETRY_PAUSES = (0.1, 0.2, 0.4)  # seconds at most before each new try  #: if retry
AHEAD = 4 * (PROCESSES + READERS)  # addresses taken from the input at once  #: if huge-input

#: if shared-state and fail-fast
Answer = Counter[str]
#: elif shared-state
Answer = Counter[str] | Exception
#: elif fail-fast
Answer = int
#: else
Answer = int | Exception
#: end
#: if logging

log = logging.getLogger("pipeline")
batch = ContextVar("batch", default="-")
#: end


#: if retry
#: part may_pass


#: part retry


#: end
#: if rate-limit
#: part token_bucket


bucket = TokenBucket(RATE)


#: end
#: if logging
def start_logging(name: str) -> None:
    """Show process, thread and batch with every line of this process."""
    batch.set(name)

    def add_batch(record: logging.LogRecord) -> bool:
        record.batch = batch.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_batch)
    form = "%(asctime)s %(processName)s %(threadName)s %(batch)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
#: if user-cancel
#: if logging
def start_process(name: str) -> None:
    """Prepare a worker process: its log, and Ctrl-C, which the parent alone answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start_logging(name)
#: else
def start_process() -> None:
    """Prepare a worker process: Ctrl-C reaches each, the parent alone answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
#: end


#: end
@retry  #: if retry
def fetch(url: str) -> bytes:
    """Return a page. Put your own waiting stage here; it runs in threads."""
    bucket.take()  #: if rate-limit
    #: if retry
    try:
        with urlopen(url, timeout=TIMEOUT) as reply:
            page = reply.read()  #: if logging
            return reply.read()  #: if not logging
    except HTTPError as error:
        error.close()  # else a kept error keeps its connection open
        raise
    #: elif logging
    with urlopen(url, timeout=TIMEOUT) as reply:
        page = reply.read()
    #: else
    with urlopen(url, timeout=TIMEOUT) as reply:
        return reply.read()
    #: end
    #: if logging
    log.info("%d bytes read", len(page))
    return page
    #: end


#: if shared-state
def compute(page: bytes) -> Counter[str]:
    """Return how often each word occurs. Put your own computing stage here.

    It runs in processes, which share nothing: each returns its part of the sum.
    """
#: else
def compute(page: bytes) -> int:
    """Return how many different words a page has. Put your own computing stage here.

    It runs in processes: they import it by name, page and result are pickled.
    """
#: end
    words = Counter(page.decode().lower().split())
    if not words:
        raise ValueError("an empty page")
    log.info("%d different words", len(words))  #: if logging
    return words  #: if shared-state
    return len(words)  #: if not shared-state


#: if shared-state
def carry(processes: ProcessPoolExecutor, url: str) -> Counter[str]:
#: else
def carry(processes: ProcessPoolExecutor, url: str) -> int:
#: end
    """Take one page through both stages. This thread waits, a process computes."""
    end = time.monotonic() + ITEM_LIMIT  #: if item-timeout
    #: if item-timeout
    job = processes.submit(compute, fetch(url))
    try:
        return job.result(timeout=max(0, end - time.monotonic()))
    finally:
        job.cancel()  # where it has not begun, it need not
    #: else
    return processes.submit(compute, fetch(url)).result()
    #: end


#: if not fail-fast
def attempt(processes: ProcessPoolExecutor, url: str) -> Answer:
    """Return what comes of a page, or its error: one failure costs one result."""
    try:
        return carry(processes, url)
    except BrokenProcessPool:
        raise  # a process died, nothing more can be computed: read no more
    except Exception as error:
        return error


#: end
#: if huge-input
def run(urls: Iterable[str]) -> Iterator[tuple[int, Answer]]:
#: else
def run(urls: list[str]) -> Iterator[tuple[int, Answer]]:
#: end
    #: if in-order
    """Yield the number of each page with its result, in order."""
    #: else
    """Yield the number of each page with its result, as they finish."""
    #: end
    end = time.monotonic() + TOTAL_LIMIT  #: if total-timeout and huge-input and not (in-order and python>=3.14)
    #: if windows-macos or user-cancel or logging or little-memory and python>=3.15 or notebook and not python>=3.14
    with ProcessPoolExecutor(
        PROCESSES,
        #: if windows-macos
        # What Windows and macOS do anyway: the program behaves the same everywhere.
        mp_context=get_context("spawn"),
        #: elif notebook and not python>=3.14
        # Not fork: a notebook has threads, and what they lock stays locked in a copy.
        mp_context=get_context("spawn"),
        #: end
        #: if user-cancel
        initializer=start_process,
        #: elif logging
        initializer=start_logging,
        #: end
        initargs=(batch.get(),),  #: if logging
        max_tasks_per_child=1000,  # a new process gives memory back  #: if little-memory and python>=3.15
    ) as processes:
    #: else
    with ProcessPoolExecutor(PROCESSES) as processes:
    #: end
        #: if not (windows-macos or notebook or python>=3.14)
        # With fork, the first call makes the processes, as copies of this one. So it
        # comes before the threads: what one of them locks stays locked in a copy.
        processes.submit(os.getpid).result()
        #: end
        # The bound: when so many pages are on their way, reading waits for computing.
        #: if logging
        threads = ThreadPoolExecutor(
            PROCESSES + READERS,
            thread_name_prefix="fetch",
            # Threads of a pool do not see the context variables of their caller.
            initializer=batch.set,
            initargs=(batch.get(),),
        )
        #: else
        threads = ThreadPoolExecutor(PROCESSES + READERS)
        #: end
        send = partial(carry, processes)  #: if fail-fast
        send = partial(attempt, processes)  #: if not fail-fast
        try:
            #: if in-order and not huge-input
            results = threads.map(send, urls)  #: if not total-timeout
            results = threads.map(send, urls, timeout=TOTAL_LIMIT)  #: if total-timeout
            yield from enumerate(results)
            #: elif in-order and python>=3.14
            #: if total-timeout
            results = threads.map(send, urls, buffersize=AHEAD, timeout=TOTAL_LIMIT)
            yield from enumerate(results)
            #: else
            yield from enumerate(threads.map(send, urls, buffersize=AHEAD))
            #: end
            #: elif in-order
            jobs: deque[tuple[int, Future[Answer]]] = deque()
            rest = enumerate(urls)
            while True:
                for number, url in islice(rest, AHEAD - len(jobs)):
                    jobs.append((number, threads.submit(send, url)))
                if not jobs:
                    break
                number, job = jobs.popleft()
                yield number, job.result()  #: if not total-timeout
                yield number, job.result(timeout=max(0, end - time.monotonic()))  #: if total-timeout
            #: elif huge-input
            jobs: dict[Future[Answer], int] = {}
            rest = enumerate(urls)
            while True:
                for number, url in islice(rest, AHEAD - len(jobs)):
                    jobs[threads.submit(send, url)] = number
                if not jobs:
                    break
                #: if total-timeout
                left = max(0, end - time.monotonic())
                done, _ = wait(jobs, timeout=left, return_when=FIRST_COMPLETED)
                if not done:
                    raise TimeoutError("the time for all of them is over")
                #: else
                done, _ = wait(jobs, return_when=FIRST_COMPLETED)
                #: end
                for job in done:
                    yield jobs.pop(job), job.result()
            #: else
            numbers = {threads.submit(send, url): n for n, url in enumerate(urls)}
            for job in as_completed(numbers):  #: if not total-timeout
            for job in as_completed(numbers, timeout=TOTAL_LIMIT):  #: if total-timeout
                yield numbers[job], job.result()
            #: end
        #: if user-cancel
        except KeyboardInterrupt:
            print("cancelled")
            #: if python>=3.14
            processes.terminate_workers()  # what they compute is lost
            #: else
            # What they compute ends by itself, what still waits for them is dropped.
            processes.shutdown(wait=False, cancel_futures=True)
            #: end
        #: end
        finally:
            # Front to back: what has been read is computed, the rest is dropped.  #: if not user-cancel
            # Front to back: first the threads, then the processes.  #: if user-cancel
            threads.shutdown(cancel_futures=True)


def store(number: int, result: Answer) -> None:
    """Print one result. Put your own last stage here; it runs in the main thread."""
    #: if fail-fast and shared-state
    print(f"page {number}: {len(result)} different words")
    #: elif fail-fast
    print(f"page {number}: {result} different words")
    #: else
    if isinstance(result, Exception):
        print(f"page {number}: {result!r}")
    else:
        print(f"page {number}: {len(result)} different words")  #: if shared-state
        print(f"page {number}: {result} different words")  #: if not shared-state
    #: end


#: if fail-fast or total-timeout
def until_stopped(pages: Iterator[tuple[int, Answer]]) -> Iterator[tuple[int, Answer]]:
    """Pass pages on until something stops them; then tell what it was."""
    try:
        yield from pages
    except Exception as error:
        print(f"stopped early: {error!r}")


#: end
#: if huge-input
def report(urls: Iterable[str]) -> None:
#: else
def report(urls: list[str]) -> None:
#: end
    """Take all pages through the pipeline and print what comes out."""
    done = 0
    results: dict[int, Answer] = {}  #: if not in-order and not huge-input
    totals: Counter[str] = Counter()  #: if shared-state
    #: if fail-fast or total-timeout
    for number, result in until_stopped(run(urls)):
    #: else
    for number, result in run(urls):
    #: end
        #: if in-order or huge-input
        store(number, result)
        #: else
        results[number] = result
        #: end
        done += 1
        #: if shared-state and fail-fast
        totals.update(result)
        #: elif shared-state
        if isinstance(result, Counter):
            totals.update(result)
        #: end
        #: if progress
        print(f"{done} done")  #: if huge-input
        print(f"{done} of {len(urls)} done")  #: if not huge-input
        #: end
    #: if not in-order and not huge-input
    # They finished in any order; their numbers put them back into that of the input.
    for number in sorted(results):
        store(number, results[number])
    #: end
    #: if shared-state
    for word, times in totals.most_common(3):
        print(f"{times} times {word}")
    #: end
    print(f"{done} pages done")  #: if huge-input
    print(f"{done} of {len(urls)} pages done")  #: if not huge-input


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest pipeline.py"""

    def setUp(self) -> None:
        # Switch threads as often as can be: hidden races come out.
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        self.addCleanup(sys.setswitchinterval, before)

    def test_each_page_comes_out_once_with_its_number(self) -> None:
        urls = ["a " * number + "b" for number in range(1, 30)]
        with patch(f"{__name__}.fetch", str.encode):
            results = list(run(urls))
        expected = [(number, compute(url.encode())) for number, url in enumerate(urls)]
        self.assertEqual(results, expected)  #: if in-order
        self.assertCountEqual(results, expected)  #: if not in-order

    #: if fail-fast
    def test_an_error_of_a_stage_ends_it(self) -> None:
        with patch(f"{__name__}.fetch", str.encode):
            with self.assertRaises(ValueError):
                list(run(["some words", ""]))
    #: else
    def test_an_error_of_a_stage_costs_one_result(self) -> None:
        with patch(f"{__name__}.fetch", str.encode):
            results = dict(run(["some words", ""]))
        self.assertNotIsInstance(results[0], Exception)
        self.assertIsInstance(results[1], ValueError)
    #: end

    def test_a_dead_process_stops_the_reading(self) -> None:
        with ProcessPoolExecutor(1) as processes:
            with self.assertRaises(BrokenProcessPool):
                processes.submit(os._exit, 1).result()
            with patch(f"{__name__}.fetch", str.encode):
                with self.assertRaises(BrokenProcessPool):
                    attempt(processes, "a word")  #: if not fail-fast
                    carry(processes, "a word")  #: if fail-fast
    #: if user-cancel

    def test_ctrl_c_ends_it(self) -> None:
        def interrupt(url: str) -> bytes:
            signal.raise_signal(signal.SIGINT)
            return b"a word"

        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)
        with patch(f"{__name__}.fetch", interrupt), patch("builtins.print") as say:
            self.assertEqual(list(run(["a"])), [])
        say.assert_called_once_with("cancelled")
    #: end
    #: if retry

    def test_what_may_pass_is_tried_again(self) -> None:
        answers = [OSError("down"), BytesIO(b"up again")]
        with patch(f"{__name__}.urlopen", side_effect=answers):
            self.assertEqual(fetch("a"), b"up again")
    #: end


#: end
def main() -> None:
    #: if logging
    start_logging("nightly")
    #: end
    #: if not notebook
    if urls := sys.argv[1:]:
        report(urls)
        return
    #: end
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"page{number}.txt") for number in range(8)]
        for number, file in enumerate(files):
            file.write_text(" ".join(f"word{n * n % 97}" for n in range(number * 9)))
        #: if huge-input
        report(file.as_uri() for file in files)
        #: else
        report([file.as_uri() for file in files])
        #: end


#: if windows-macos
# Every process imports this file; without the guard each would run it as well and
# the pool would break. Programs frozen into one file also need freeze_support().
#: else
# Every process may import this file; without the guard each would run it as well.
#: end
if __name__ == "__main__":
    main()
