"""Fetch many addresses at once: sync code, results in order, time limits.

    python3 thread_pool.py https://example.org/a https://example.org/b

Without addresses it fetches 200 pages of a small server of its own.
"""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

WORKERS = 20
TIMEOUT = 5.0  # seconds, to connect and again for each read


def fetch(url: str, timeout: float) -> bytes:
    """Return what one address answers. Put your own blocking call here."""
    try:
        with urlopen(url, timeout=timeout) as reply:
            return reply.read()
    except HTTPError as error:
        error.close()  # else a kept error keeps its connection open
        raise


def fetch_all(urls: list[str]) -> Iterator[tuple[str, bytes | Exception]]:
    """Yield each address with its answer or its error, in the order given."""
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    try:
        jobs = [(url, pool.submit(fetch, url, TIMEOUT)) for url in urls]
        for url, job in jobs:
            try:
                yield url, job.result()
            except Exception as error:
                yield url, error
    finally:
        # After Ctrl-C, drop what has not begun; running calls still end.
        pool.shutdown(cancel_futures=True)


class Slow(BaseHTTPRequestHandler):
    """Answers every request after 50 ms."""

    def do_GET(self) -> None:
        time.sleep(0.05)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello from " + self.path.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal quiet."""


class Server(ThreadingHTTPServer):
    request_queue_size = 128


@contextmanager
def demo_server() -> Iterator[str]:
    """Serve on a free port of this machine for as long as the block runs."""
    with Server(("127.0.0.1", 0), Slow) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
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
        report([f"{server}/{number}" for number in range(200)])


if __name__ == "__main__":
    main()
