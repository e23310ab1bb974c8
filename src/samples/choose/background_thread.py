"""Call web addresses from one background thread: whoever asks for it does not wait.

    python3 background_thread.py https://example.org/a https://example.org/b

Without addresses it calls 30 of a small server of its own.

Made for "Use one background thread". Needs Python 3.11 or later.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

TIMEOUT = 5.0  # seconds, to connect and again for each read
STOP_LIMIT = 30.0  # seconds that stop waits for what is still queued


def notify(url: str) -> None:
    """Call one address. Put your own blocking call here."""
    try:
        with urlopen(url, timeout=TIMEOUT) as reply:
            reply.read()
    except HTTPError as error:
        error.close()  # else a kept error keeps its connection open
        raise


class Notifier:
    """Calls addresses one after the other, on a thread of its own."""

    def __init__(self) -> None:
        self._queue: Queue[str | None] = Queue()
        # A daemon, so that a call that hangs cannot keep the program from ending.
        self._thread = Thread(target=self._run, name="notifier", daemon=True)
        self.called = 0
        self.failed: list[tuple[str, Exception]] = []

    def start(self) -> None:
        self._thread.start()

    def put(self, url: str) -> None:
        """Hand an address over and return at once."""
        self._queue.put(url)

    def stop(self) -> bool:
        """Let the thread end what is queued; tell whether it did in time."""
        self._queue.put(None)  # nothing comes after it
        self._thread.join(STOP_LIMIT)
        return not self._thread.is_alive()

    def _run(self) -> None:
        for url in iter(self._queue.get, None):
            # An error that left this loop would end the thread, and nobody would know.
            try:
                notify(url)
                self.called += 1
            except Exception as error:
                self.failed.append((url, error))


class DemoPages(BaseHTTPRequestHandler):
    """Answers every request after 2 ms."""

    def do_GET(self) -> None:
        time.sleep(0.002)
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


def report(urls: list[str]) -> None:
    notifier = Notifier()
    notifier.start()
    for url in urls:
        notifier.put(url)
    # Your program does its own work here.
    ended = notifier.stop()
    for url, error in notifier.failed:
        print(f"{url}: {error!r}")
    if not ended:
        print(f"not all were called within {STOP_LIMIT} s")
    print(f"{notifier.called} called, {len(notifier.failed)} failed")


def main() -> None:
    if urls := sys.argv[1:]:
        report(urls)
        return
    with demo_server() as server:
        report([f"{server}/{number}" for number in range(30)])


if __name__ == "__main__":
    main()
