"""Fetch many addresses at once, with time limits, retries and an error per address.

    python3 parallel_downloads.py https://example.org/a https://example.org/b

Without addresses it fetches five from a small server of its own.
"""

import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

Answer = bytes | Exception


@dataclass(frozen=True)
class Limits:
    """Times in seconds."""

    workers: int = 8
    wait: float = 5.0  # to connect, and again for each read
    total: float = 60.0  # for all addresses together
    pauses: tuple[float, ...] = (0.5, 2.0)  # before the second and third try


def fetch(url: str, timeout: float) -> bytes:
    """Return what one address answers. Put your own blocking call here."""
    try:
        with urlopen(url, timeout=timeout) as reply:
            return reply.read()
    except HTTPError as error:
        error.close()  # else a kept error keeps its connection open
        raise


def may_pass(error: Exception) -> bool:
    """Tell whether the same call may succeed a little later. A 404 will not."""
    if isinstance(error, HTTPError):
        return error.code in (429, 500, 502, 503, 504)
    return isinstance(error, (OSError, HTTPException))


def fetch_in_time(url: str, deadline: float, limits: Limits) -> bytes:
    """Try an address until it answers, fails for good, or the time is up."""
    pauses = iter(limits.pauses)
    while (left := deadline - time.monotonic()) > 0:
        try:
            return fetch(url, min(limits.wait, left))
        except Exception as error:
            pause = next(pauses, None)
            if pause is None or not may_pass(error):
                raise
            # Random: what failed together must not come back together.
            pause *= random.uniform(0.5, 1)
            if time.monotonic() + pause > deadline:
                raise
        time.sleep(pause)
    raise TimeoutError("no time left for this address")


def fetch_all(urls: list[str], limits: Limits) -> dict[str, Answer]:
    """Return what came of each address: its answer, or its error."""
    deadline = time.monotonic() + limits.total
    answers: dict[str, Answer] = dict.fromkeys(urls, b"")  # each once, in order
    pool = ThreadPoolExecutor(limits.workers)
    try:
        url_of = {
            pool.submit(fetch_in_time, url, deadline, limits): url for url in answers
        }
        for future in as_completed(url_of):
            try:
                answer: Answer = future.result()
            except Exception as error:
                answer = error
            answers[url_of[future]] = answer
    finally:
        pool.shutdown(cancel_futures=True)
    return answers


class DemoPages(BaseHTTPRequestHandler):
    """Well-behaved pages, and three kinds of trouble."""

    busy = True

    def do_GET(self) -> None:
        if self.path == "/silent":
            time.sleep(2)
        code = 404 if self.path == "/missing" else 200
        if self.path == "/busy" and DemoPages.busy:
            DemoPages.busy = False
            code = 503
        with suppress(ConnectionError):  # the other side may have given up
            self.send_response(code)
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


def report(urls: list[str], limits: Limits) -> None:
    for url, answer in fetch_all(urls, limits).items():
        if isinstance(answer, Exception):
            print(f"{url}: {answer!r}")
        else:
            print(f"{url}: {len(answer)} bytes")


def main() -> None:
    if urls := sys.argv[1:]:
        report(urls, Limits())
        return
    paths = ["one", "two", "busy", "missing", "silent"]
    with demo_server() as server:
        urls = [f"{server}/{path}" for path in paths]
        report(urls, Limits(wait=0.5, pauses=(0.02,)))


if __name__ == "__main__":
    main()
