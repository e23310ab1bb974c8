"""Call web addresses from one background thread: whoever asks for it does not wait.

#: if notebook
    from background_thread import Notifier
    notifier = Notifier()
    notifier.start()
    notifier.put("https://example.org/hook")

#: if user-cancel
in a cell of a notebook beside this file, and `notifier.stop()` in a later one, after
`notifier.cancelled.set()` to drop what is queued. Run as a program it shows itself at
work on 30 addresses of a small server of its own.
#: else
in a cell of a notebook beside this file, and `notifier.stop()` in a later one. Run as
a program it shows itself at work on 30 addresses of a small server of its own.
#: end
#: else
    python3 background_thread.py https://example.org/a https://example.org/b

Without addresses it calls 30 of a small server of its own.
#: end
"""

import logging
import signal
import sys
import time
import unittest
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar, copy_context
from http.client import IncompleteRead
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Full, Queue, ShutDown
from threading import Event, Lock, Thread
from unittest.mock import patch
from urllib.error import HTTPError
from urllib.request import urlopen

TIMEOUT = 5.0  # seconds, to connect and again for each read
ITEM_LIMIT = 10.0  # seconds for one whole answer  #: if item-timeout
STOP_LIMIT = 30.0  # seconds that stop waits for what is still queued
RATE = 500.0  # calls in a second  #: if rate-limit
RETRY_PAUSES = (0.1, 0.2, 0.4)  # seconds at most before each new try  #: if retry
AHEAD = 10  # addresses that may wait in the queue  #: if huge-input
#: if logging

log = logging.getLogger("notify")
request = ContextVar("request", default="-")
Job = tuple[Context, str]  # an address, and the context of the one who put it
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
class Tally:
    """Calls and bytes so far: the thread counts, anybody may look."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._calls = 0
        self._bytes = 0

    def add(self, size: int) -> None:
        # The two belong together: nobody may see one without the other.
        with self._lock:
            self._calls += 1
            self._bytes += size

    def so_far(self) -> tuple[int, int]:
        with self._lock:
            return self._calls, self._bytes


tally = Tally()


#: end
@retry  #: if retry
def notify(url: str) -> None:
    """Call one address. Put your own blocking call here."""
    bucket.take()  #: if rate-limit
    #: if item-timeout
    end = time.monotonic() + ITEM_LIMIT
    size = 0  #: if logging or shared-state
    #: end
    try:
        with urlopen(url, timeout=TIMEOUT) as reply:
            #: if item-timeout
            # Nobody can stop a thread from outside: it looks at the clock itself.
            while part := reply.read1():  #: if logging or shared-state
                size += len(part)  #: if logging or shared-state
            while reply.read1():  #: if not (logging or shared-state)
                if time.monotonic() > end:
                    raise TimeoutError(f"no whole answer within {ITEM_LIMIT} s")
            if reply.length:  # it broke off: read() raises this, read1() does not
                raise IncompleteRead(b"", reply.length)
            #: elif logging or shared-state
            size = len(reply.read())
            #: else
            reply.read()
            #: end
    except HTTPError as error:
        error.close()  # else a kept error keeps its connection open
        raise
    log.info("%d bytes from %s", size, url)  #: if logging
    tally.add(size)  #: if shared-state


class Notifier:
    """Calls addresses one after the other, on a thread of its own."""

    def __init__(self) -> None:
        #: if logging and huge-input and python>=3.13
        self._queue: Queue[Job] = Queue(maxsize=AHEAD)
        #: elif logging and huge-input
        self._queue: Queue[Job | None] = Queue(maxsize=AHEAD)
        #: elif logging and python>=3.13
        self._queue: Queue[Job] = Queue()
        #: elif logging
        self._queue: Queue[Job | None] = Queue()
        #: elif huge-input and python>=3.13
        self._queue: Queue[str] = Queue(maxsize=AHEAD)
        #: elif huge-input
        self._queue: Queue[str | None] = Queue(maxsize=AHEAD)
        #: elif python>=3.13
        self._queue: Queue[str] = Queue()
        #: else
        self._queue: Queue[str | None] = Queue()
        #: end
        self.cancelled = Event()  #: if user-cancel
        # A daemon, so that a call that hangs cannot keep the program from ending.
        self._thread = Thread(target=self._run, name="notifier", daemon=True)
        self.called = 0
        self.failed: list[tuple[str, Exception]] = []

    def start(self) -> None:
        self._thread.start()

    def put(self, url: str) -> None:
        #: if huge-input
        """Hand an address over, as soon as there is room in the queue."""
        #: else
        """Hand an address over and return at once."""
        #: end
        self._queue.put(url)  #: if not logging
        self._queue.put((copy_context(), url))  #: if logging

    def stop(self) -> bool:
        #: if huge-input and not python>=3.13
        """Let the thread end what is queued; tell whether it did.

        Waits for `STOP_LIMIT` at most, and as long for room in a full queue.
        """
        try:
            self._queue.put(None, timeout=STOP_LIMIT)  # nothing comes after it
        except Full:
            return False
        #: else
        """Let the thread end what is queued; tell whether it did in time."""
        self._queue.shutdown()  #: if python>=3.13
        self._queue.put(None)  # nothing comes after it  #: if not python>=3.13
        #: end
        self._thread.join(STOP_LIMIT)
        return not self._thread.is_alive()

    def _run(self) -> None:
        #: if python>=3.13
        while True:
            try:
                url = self._queue.get()  #: if not logging
                context, url = self._queue.get()  #: if logging
            except ShutDown:
                return
        #: elif logging
        for context, url in iter(self._queue.get, None):
        #: else
        for url in iter(self._queue.get, None):
        #: end
            #: if user-cancel
            if self.cancelled.is_set():
                continue  # drop what is still queued
            #: end
            # An error that left this loop would end the thread, and nobody would know.
            try:
                notify(url)  #: if not logging
                context.run(notify, url)  #: if logging
                self.called += 1
            except Exception as error:
                self.failed.append((url, error))
            #: if progress
            done = self.called + len(self.failed)
            if done % 10 == 0:
                print(f"{done} done")
            #: end


class DemoPages(BaseHTTPRequestHandler):
    """Answers every request after 2 ms."""

    failed: set[str] = set()  #: if retry

    def do_GET(self) -> None:
        time.sleep(0.002)
        #: if retry
        if self.path == "/7" and self.path not in self.failed:
            self.failed.add(self.path)
            self.send_error(503)
            return
        #: end
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello from " + self.path.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal quiet."""


@contextmanager
def demo_server() -> Iterator[str]:
    """Serve on a free port of this machine for as long as the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), DemoPages) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest background_thread.py"""

    def setUp(self) -> None:
        # Switch threads as often as can be: hidden races come out.
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        self.addCleanup(sys.setswitchinterval, before)
        self.notifier = Notifier()

    def test_what_is_queued_is_called_in_order_before_the_end(self) -> None:
        called: list[str] = []
        urls = [f"page {number}" for number in range(50)]
        with patch(f"{__name__}.notify", called.append):
            self.notifier.start()
            for url in urls:
                self.notifier.put(url)
            self.assertTrue(self.notifier.stop())
        self.assertEqual(called, urls)

    def test_an_error_costs_one_call(self) -> None:
        error = OSError("down")
        with patch(f"{__name__}.notify", side_effect=[error, None]):
            self.notifier.start()
            self.notifier.put("a")
            self.notifier.put("b")
            self.assertTrue(self.notifier.stop())
        self.assertEqual(self.notifier.failed, [("a", error)])
        self.assertEqual(self.notifier.called, 1)

    def test_the_caller_does_not_wait_for_a_call(self) -> None:
        go_on = Event()
        with patch(f"{__name__}.notify", lambda url: go_on.wait()):
            self.notifier.start()
            self.notifier.put("a")
            self.assertEqual(self.notifier.called, 0)
            go_on.set()
            self.assertTrue(self.notifier.stop())
        self.assertEqual(self.notifier.called, 1)

    #: if user-cancel
    def test_cancelling_drops_what_is_queued(self) -> None:
        called: list[str] = []

        def call(url: str) -> None:
            called.append(url)
            self.notifier.cancelled.set()

        with patch(f"{__name__}.notify", call):
            for url in "abc":
                self.notifier.put(url)
            self.notifier.start()
            self.assertTrue(self.notifier.stop())
        self.assertEqual(called, ["a"])
    #: end

    #: if huge-input
    def test_the_queue_has_an_end(self) -> None:
        for number in range(AHEAD):
            self.notifier.put(str(number))
        self.assertTrue(self.notifier._queue.full())
    #: end


#: end
#: if huge-input
def report(urls: Iterable[str]) -> None:
#: else
def report(urls: list[str]) -> None:
#: end
    notifier = Notifier()
    notifier.start()
    #: if user-cancel
    # Ctrl-C raises nothing here: it asks the thread to drop what is queued.
    signal.signal(signal.SIGINT, lambda number, frame: notifier.cancelled.set())
    #: end
    #: if logging
    for number, url in enumerate(urls, start=1):
        request.set(f"request {number}")
    #: else
    for url in urls:
    #: end
        notifier.put(url)
        #: if user-cancel
        if notifier.cancelled.is_set():
            break
        #: end
    # Your program does its own work here.
    ended = notifier.stop()
    #: if user-cancel
    if notifier.cancelled.is_set():
        print("cancelled")
    #: end
    for url, error in notifier.failed:
        print(f"{url}: {error!r}")
    #: if shared-state
    calls, size = tally.so_far()
    print(f"{calls} answers, {size:,} bytes")
    #: end
    if not ended:
        print(f"not all were called within {STOP_LIMIT} s")
    print(f"{notifier.called} called, {len(notifier.failed)} failed")


#: if logging
def start_logging() -> None:
    """Show thread and request with every line; the filter adds the request."""

    def add_request(record: logging.LogRecord) -> bool:
        record.request = request.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_request)
    form = "%(asctime)s %(threadName)s %(request)s: %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
def main() -> None:
    start_logging()  #: if logging
    #: if not notebook
    if urls := sys.argv[1:]:
        report(urls)
        return
    #: end
    with demo_server() as server:
        report(f"{server}/{number}" for number in range(30))  #: if huge-input
        report([f"{server}/{number}" for number in range(30)])  #: if not huge-input


if __name__ == "__main__":
    main()
