"""Fetch many addresses at once with a thread pool.

    python3 thread_pool.py https://example.org/a https://example.org/b

Without addresses it fetches 60 pages of a small server of its own.

Made for "Use a thread pool". Needs Python 3.11 or later.
"""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

WORKERS = 20
TIMEOUT = 5.0  # seconds, to connect and again for each read
Answer = bytes | Exception


def fetch(url: str) -> bytes:
    """Return what one address answers. Put your own blocking call here."""
    try:
        with urlopen(url, timeout=TIMEOUT) as reply:
            answer = reply.read()
    except HTTPError as error:
        error.close()  # else a kept error keeps its connection open
        raise
    return answer


def attempt(url: str) -> tuple[str, Answer]:
    """Return an address with its answer or its error: one failure costs one result."""
    try:
        return url, fetch(url)
    except Exception as error:
        return url, error


def fetch_all(urls: list[str]) -> Iterator[tuple[str, Answer]]:
    """Yield each address with what came of it, as they finish."""
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    try:
        jobs = [pool.submit(attempt, url) for url in urls]
        for job in as_completed(jobs):
            yield job.result()
    finally:
        # Drop what has not begun; running calls still end.
        pool.shutdown(cancel_futures=True)


class DemoPages(BaseHTTPRequestHandler):
    """Answers every request after 20 ms."""

    def do_GET(self) -> None:
        time.sleep(0.02)
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


def report(urls: list[str]) -> None:
    answered = size = 0
    for url, answer in fetch_all(urls):
        if isinstance(answer, Exception):
            print(f"{url}: {answer!r}")
        else:
            answered += 1
            size += len(answer)
    print(f"{answered} of {len(urls)} answered, {size:,} bytes")


def main() -> None:
    if urls := sys.argv[1:]:
        report(urls)
        return
    with demo_server() as server:
        report([f"{server}/{number}" for number in range(60)])


if __name__ == "__main__":
    main()
