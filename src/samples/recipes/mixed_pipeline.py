"""Fetch pages in threads, count their words in processes, write one CSV file.

    python3 mixed_pipeline.py words.csv https://example.org/a https://example.org/b

Without arguments it serves six small pages to itself, two of them bad.
"""

import csv
import multiprocessing
import queue
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

READERS = 8  # threads that wait for the network
PROCESSES = 2  # in your program: os.cpu_count()
HELD = 4  # pages that may wait between two stages
TIMEOUT = 10.0  # seconds, to connect and again for each read


@dataclass(frozen=True)
class Item:
    """One page on its way. An item with an error passes the later stages untouched."""

    url: str
    page: bytes = b""
    words: int = 0
    error: str = ""


Belt = queue.Queue[Item | None]  # None: nothing follows
Work = Callable[[Item], Item]


def fetch(item: Item) -> Item:
    """Wait for the network. Runs in threads."""
    with urlopen(item.url, timeout=TIMEOUT) as reply:
        return replace(item, page=reply.read())


def count_words(page: bytes) -> int:
    """Compute. Runs in processes, which import it by name."""
    words = set(page.decode().lower().split())
    if not words:
        raise ValueError("an empty page")
    return len(words)


class Stage:
    """Threads that take items from one belt, work on them, and pass them on."""

    def __init__(self, work: Work, source: Belt, threads: int, held: int) -> None:
        self.work = work
        self.source = source
        self.target: Belt = queue.Queue(held)
        self.left = threads
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.run) for _ in range(threads)]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def run(self) -> None:
        while (item := self.source.get()) is not None:
            self.target.put(self.attempt(item))
        self.source.put(None)  # for the next thread of this stage
        with self.lock:
            self.left -= 1
            last = self.left == 0
        if last:
            self.target.put(None)

    def attempt(self, item: Item) -> Item:
        if item.error:
            return item
        try:
            return self.work(item)
        except BaseException as error:  # sys.exit() must not end the thread either
            return replace(item, page=b"", error=repr(error))


def results(urls: list[str]) -> Generator[Item, None, None]:
    """Yield the finished items, first come first."""
    stop = threading.Event()
    todo: Belt = queue.Queue()
    for url in urls:
        todo.put(Item(url))
    todo.put(None)

    # A forked process would be a copy that holds the locks of threads it has not got.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, spawn) as processes:

        def read(item: Item) -> Item:
            return replace(item, error="stopped") if stop.is_set() else fetch(item)

        def compute(item: Item) -> Item:
            job = processes.submit(count_words, item.page)
            return replace(item, page=b"", words=job.result())

        reading = Stage(read, todo, READERS, HELD)
        computing = Stage(compute, reading.target, PROCESSES, HELD)
        for stage in (reading, computing):
            stage.start()
        finished = iter(computing.target.get, None)
        try:
            yield from finished
        finally:
            # After an error or Ctrl-C, run the belts empty: a thread that waits in
            # put() would never end.
            stop.set()
            for _ in finished:
                pass
            for thread in reading.threads + computing.threads:
                thread.join()


def write(path: Path, urls: list[str]) -> int:
    """Write a row for every page; return how many failed. The only writer."""
    failed = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        with closing(results(urls)) as items:
            for item in items:
                rows.writerow([item.url, item.words, item.error])
                failed += bool(item.error)
    return failed


class Pages(BaseHTTPRequestHandler):
    """Six pages for the demonstration: /0 is empty, /5 is missing."""

    def do_GET(self) -> None:
        number = int(self.path[1:])
        body = " ".join(f"word{n}" for n in range(number * 100)).encode()
        self.send_response(404 if number == 5 else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def demo_server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def show() -> None:
    with tempfile.TemporaryDirectory() as folder, demo_server() as address:
        path = Path(folder, "words.csv")
        failed = write(path, [f"{address}/{number}" for number in range(6)])
        for line in sorted(path.read_text(encoding="utf-8").splitlines()):
            print(line.removeprefix(address))
    print(f"{failed} of 6 failed")


def main() -> None:
    if sys.argv[2:]:
        sys.exit(1 if write(Path(sys.argv[1]), sys.argv[2:]) else 0)
    show()


if __name__ == "__main__":
    main()
