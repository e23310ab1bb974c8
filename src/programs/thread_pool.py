"""Fetch many addresses at once with a thread pool.

#: if notebook
    from thread_pool import report
    report(["https://example.org/a", "https://example.org/b"])

in a cell of a notebook beside this file. Run as a program it shows itself at work
on 60 pages of a small server of its own.
#: else
    python3 thread_pool.py https://example.org/a https://example.org/b

Without addresses it fetches 60 pages of a small server of its own.
#: end
"""

import logging
import signal
import sys
import time
import unittest
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, as_completed, wait
from contextlib import contextmanager
from contextvars import ContextVar
from http.client import IncompleteRead
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from threading import Event, Lock, Thread
from unittest.mock import patch
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

WORKERS = 20
TIMEOUT = 5.0  # seconds, to connect and again for each read
ITEM_LIMIT = 10.0  # seconds for one whole answer  #: if item-timeout
TOTAL_LIMIT = 30.0  # seconds for all of them  #: if total-timeout
RATE = 500.0  # calls in a second, all threads together  #: if rate-limit
RETRY_PAUSES = (0.1, 0.2, 0.4)  # seconds at most before each new try  #: if retry
AHEAD = 2 * WORKERS  # addresses taken from the input before they are answered  #: if huge-input
#: if fail-fast
Answer = bytes
#: else
Answer = bytes | Exception
#: end
#: if logging

log = logging.getLogger("fetch")
batch = ContextVar("batch", default="-")
#: end
#: if user-cancel

cancelled = Event()
#: end


#: if retry
#: part may_pass


#: part retry


#: end
#: if rate-limit
#: part token_bucket


bucket = TokenBucket(RATE)


#: end
#: if shared-state
class Totals:
    """Bytes received from each host, counted by all threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._bytes: Counter[str] = Counter()

    def add(self, url: str, size: int) -> None:
        # To read the old sum and to write the new one are two steps.
        with self._lock:
            self._bytes[urlsplit(url).hostname or ""] += size

    def by_host(self) -> dict[str, int]:
        with self._lock:
            return dict(self._bytes)


totals = Totals()


#: end
#: if user-cancel
def check() -> None:
    """Raise an error once the user has cancelled."""
    if cancelled.is_set():
        raise CancelledError("the user cancelled")


#: end
#: if item-timeout or user-cancel
def read_in_parts(url: str) -> Iterator[bytes]:
    """Yield an answer as it comes in: nobody can stop a thread from outside."""
    end = time.monotonic() + ITEM_LIMIT  #: if item-timeout
    check()  #: if user-cancel
    with urlopen(url, timeout=TIMEOUT) as reply:
        while part := reply.read1():
            yield part
            #: if item-timeout
            if time.monotonic() > end:
                raise TimeoutError(f"no whole answer within {ITEM_LIMIT} s")
            #: end
            check()  #: if user-cancel
        if reply.length:  # the server broke off: read() raises this, read1() does not
            raise IncompleteRead(b"", reply.length)


#: end
@retry  #: if retry
def fetch(url: str) -> bytes:
    """Return what one address answers. Put your own blocking call here."""
    bucket.take()  #: if rate-limit
    try:
        #: if item-timeout or user-cancel
        answer = b"".join(read_in_parts(url))
        #: else
        with urlopen(url, timeout=TIMEOUT) as reply:
            answer = reply.read()
        #: end
    except HTTPError as error:
        error.close()  # else a kept error keeps its connection open
        raise
    log.info("%d bytes from %s", len(answer), url)  #: if logging
    totals.add(url, len(answer))  #: if shared-state
    return answer


def attempt(url: str) -> tuple[str, Answer]:
    #: if fail-fast
    """Return an address with its answer."""
    return url, fetch(url)
    #: else
    """Return an address with its answer or its error: one failure costs one result."""
    try:
        return url, fetch(url)
    except Exception as error:
        return url, error
    #: end


#: if huge-input
def fetch_all(urls: Iterable[str]) -> Iterator[tuple[str, Answer]]:
#: else
def fetch_all(urls: list[str]) -> Iterator[tuple[str, Answer]]:
#: end
    #: if in-order
    """Yield each address with what came of it, in the order given."""
    #: else
    """Yield each address with what came of it, as they finish."""
    #: end
    cancelled.clear()  #: if user-cancel and notebook
    end = time.monotonic() + TOTAL_LIMIT  #: if total-timeout and huge-input and not (in-order and python>=3.14)
    #: if logging
    pool = ThreadPoolExecutor(
        max_workers=WORKERS,
        thread_name_prefix="fetch",
        # Threads of a pool do not see the context variables of their caller.
        initializer=batch.set,
        initargs=(batch.get(),),
    )
    #: else
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    #: end
    try:
        #: if in-order and not huge-input
        yield from pool.map(attempt, urls)  #: if not total-timeout
        yield from pool.map(attempt, urls, timeout=TOTAL_LIMIT)  #: if total-timeout
        #: elif in-order and python>=3.14
        #: if total-timeout
        limits = {"buffersize": AHEAD, "timeout": TOTAL_LIMIT}
        yield from pool.map(attempt, urls, **limits)
        #: else
        yield from pool.map(attempt, urls, buffersize=AHEAD)
        #: end
        #: elif in-order
        jobs: deque[Future[tuple[str, Answer]]] = deque()
        rest = iter(urls)
        while True:
            for url in islice(rest, AHEAD - len(jobs)):
                jobs.append(pool.submit(attempt, url))
            if not jobs:
                break
            yield jobs.popleft().result()  #: if not total-timeout
            yield jobs.popleft().result(timeout=end - time.monotonic())  #: if total-timeout
        #: elif huge-input
        jobs: set[Future[tuple[str, Answer]]] = set()
        rest = iter(urls)
        while True:
            for url in islice(rest, AHEAD - len(jobs)):
                jobs.add(pool.submit(attempt, url))
            if not jobs:
                break
            #: if total-timeout
            left = end - time.monotonic()
            done, jobs = wait(jobs, timeout=left, return_when=FIRST_COMPLETED)
            if not done:
                raise TimeoutError("the time for all of them is over")
            #: else
            done, jobs = wait(jobs, return_when=FIRST_COMPLETED)
            #: end
            for job in done:
                yield job.result()
        #: else
        jobs = [pool.submit(attempt, url) for url in urls]
        for job in as_completed(jobs):  #: if not total-timeout
        for job in as_completed(jobs, timeout=TOTAL_LIMIT):  #: if total-timeout
            yield job.result()
        #: end
    #: if user-cancel and notebook
    except KeyboardInterrupt:  # what the stop button of a notebook raises
        cancelled.set()
    #: end
    finally:
        # Drop what has not begun; running calls still end.
        pool.shutdown(cancel_futures=True)


class DemoPages(BaseHTTPRequestHandler):
    """Answers every request after 20 ms."""

    failed: set[str] = set()  #: if retry

    def do_GET(self) -> None:
        time.sleep(0.02)
        #: if retry
        if self.path.endswith("7") and self.path not in self.failed:
            self.failed.add(self.path)
            self.send_error(503)
            return
        #: end
        #: if fail-fast
        if self.path == "/33":
            self.send_error(404)
            return
        #: end
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello from " + self.path.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal quiet."""


class DemoServer(ThreadingHTTPServer):
    request_queue_size = 128


@contextmanager
def demo_server() -> Iterator[str]:
    """Serve on a free port of this machine for as long as the block runs."""
    with DemoServer(("127.0.0.1", 0), DemoPages) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest thread_pool.py"""

    def setUp(self) -> None:
        # Switch threads as often as can be: hidden races come out.
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        self.addCleanup(sys.setswitchinterval, before)

    def test_every_address_comes_back_once(self) -> None:
        urls = [f"page {number}" for number in range(50)]
        with patch(f"{__name__}.fetch", lambda url: url.encode()):
            answers = dict(fetch_all(urls))
        self.assertEqual(answers, {url: url.encode() for url in urls})

    #: if in-order
    def test_the_order_is_kept(self) -> None:
    #: else
    def test_answers_come_as_they_finish(self) -> None:
    #: end
        #: if in-order
        last = Event()

        def first_waits_for_last(url: str) -> bytes:
            if url == "last":
                last.set()
            return str(last.wait(timeout=30)).encode()

        with patch(f"{__name__}.fetch", first_waits_for_last):
            answers = list(fetch_all(["first", "last"]))
        self.assertEqual(answers, [("first", b"True"), ("last", b"True")])
        #: else
        seen = Event()

        def first_waits_until_last_is_seen(url: str) -> bytes:
            return b"" if url == "last" else str(seen.wait(timeout=30)).encode()

        answers = []
        with patch(f"{__name__}.fetch", first_waits_until_last_is_seen):
            for answer in fetch_all(["first", "last"]):
                answers.append(answer)
                seen.set()
        self.assertEqual(answers, [("last", b""), ("first", b"True")])
        #: end

    #: if fail-fast
    def test_the_first_error_ends_it(self) -> None:
        with patch(f"{__name__}.fetch", side_effect=OSError("down")):
            with self.assertRaises(OSError):
                list(fetch_all(["a", "b"]))
    #: else
    def test_an_error_costs_one_result(self) -> None:
        error = OSError("down")
        with patch(f"{__name__}.fetch", side_effect=[error, b"up"]):
            answers = dict(fetch_all(["a"])) | dict(fetch_all(["b"]))
        self.assertEqual(answers, {"a": error, "b": b"up"})
    #: end
    #: if retry

    def test_what_may_pass_is_tried_again(self) -> None:
        with demo_server() as server, patch(f"{__name__}.RETRY_PAUSES", (0,)):
            self.assertEqual(fetch(f"{server}/7"), b"hello from /7")
    #: end
    #: if user-cancel

    def test_after_cancelling_nothing_begins(self) -> None:
        self.addCleanup(cancelled.clear)
        cancelled.set()
        with patch(f"{__name__}.urlopen") as opened:
            with self.assertRaises(CancelledError):
                fetch("http://example.org/")
        opened.assert_not_called()
    #: end
    #: if shared-state

    def test_no_sum_is_lost(self) -> None:
        class Parted(Counter[str]):
            """Lets all other threads run between reading and writing."""

            def __getitem__(self, host: str) -> int:
                size = super().__getitem__(host)
                time.sleep(0.001)
                return size

        sums = Totals()
        sums._bytes = Parted()
        with ThreadPoolExecutor(8) as pool:
            for _ in range(8):
                pool.submit(sums.add, "http://example.org/", 1)
        self.assertEqual(sums.by_host(), {"example.org": 8})
    #: end


#: end
#: if huge-input
def report(urls: Iterable[str]) -> None:
#: else
def report(urls: list[str]) -> None:
#: end
    #: if fail-fast or total-timeout
    answered = size = 0
    try:
        #: if progress and fail-fast
        for number, (_, answer) in enumerate(fetch_all(urls), start=1):
        #: elif progress
        for number, (url, answer) in enumerate(fetch_all(urls), start=1):
        #: elif fail-fast
        for _, answer in fetch_all(urls):
        #: else
        for url, answer in fetch_all(urls):
        #: end
            #: if fail-fast
            answered += 1
            size += len(answer)
            #: else
            if isinstance(answer, Exception):
                print(f"{url}: {answer!r}")
            else:
                answered += 1
                size += len(answer)
            #: end
            #: if progress
            if number % 10 == 0:
                print(f"{number} done")  #: if huge-input
                print(f"{number} of {len(urls)} done")  #: if not huge-input
            #: end
            #: if user-cancel and not notebook
            if cancelled.is_set():
                print("cancelled")
                break
            #: end
    except Exception as error:
        print(f"stopped early: {error!r}")
    #: else
    answered = size = 0
    for number, (url, answer) in enumerate(fetch_all(urls), start=1):  #: if progress
    for url, answer in fetch_all(urls):  #: if not progress
        if isinstance(answer, Exception):
            print(f"{url}: {answer!r}")
        else:
            answered += 1
            size += len(answer)
        #: if progress
        if number % 10 == 0:
            print(f"{number} done")  #: if huge-input
            print(f"{number} of {len(urls)} done")  #: if not huge-input
        #: end
        #: if user-cancel and not notebook
        if cancelled.is_set():
            print("cancelled")
            break
        #: end
    #: end
    #: if user-cancel and notebook
    if cancelled.is_set():
        print("cancelled")
    #: end
    #: if shared-state
    for host, total in totals.by_host().items():
        print(f"{host} sent {total:,} bytes")
    #: end
    print(f"{answered} answered, {size:,} bytes")  #: if huge-input
    print(f"{answered} of {len(urls)} answered, {size:,} bytes")  #: if not huge-input


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
def main() -> None:
    #: if logging
    start_logging()
    batch.set("nightly")
    #: end
    #: if user-cancel and not notebook
    # Ctrl-C asks the threads to end and keeps what has been answered.
    signal.signal(signal.SIGINT, lambda number, frame: cancelled.set())
    #: end
    #: if not notebook
    if urls := sys.argv[1:]:
        report(urls)
        return
    #: end
    with demo_server() as server:
        report(f"{server}/{number}" for number in range(60))  #: if huge-input
        report([f"{server}/{number}" for number in range(60)])  #: if not huge-input


if __name__ == "__main__":
    main()
