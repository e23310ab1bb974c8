"""Show what one slow request does to the next: the same endpoint, wrong and right.

    python3 web_server.py 8000

answers on that port until Ctrl-C; without one it asks itself. In your program a
framework takes the place of `run` and of what stands below it, and the handlers stay.
"""

import asyncio
import inspect
import itertools
import logging
import sys
import threading
import time
import traceback
import unittest
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any
from unittest.mock import patch
from urllib.error import HTTPError
from urllib.request import urlopen

THREADS = 8  # in this process; each may want a connection to the database
REQUEST_LIMIT = 2.0  # seconds for one answer  #: if item-timeout
#: if rate-limit
RATE = 5.0  # requests a second
BURST = 5  # requests at once after a pause
#: end
Handler = Callable[[], Any]  # returns the text, or is `async` and will
under_way = threading.Event()  # tells the demonstration that a query has begun
#: if logging

log = logging.getLogger("web")
request_id = ContextVar("request_id", default="-")
numbers = itertools.count(1)
#: end


#: if rate-limit
class TokenBucket:
    """Tells whether a request may pass. Used by the event loop only: needs no lock."""

    def __init__(self) -> None:
        self._tokens = float(BURST)
        self._filled = time.monotonic()

    def take(self) -> bool:
        now = time.monotonic()
        self._tokens = min(BURST, self._tokens + RATE * (now - self._filled))
        self._filled = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


bucket = TokenBucket()


#: end
#: if shared-state
class Tally:
    """A number that all threads of this process may count up."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0

    def add(self) -> int:
        """Return the new number. To read the old and to write the new are two steps."""
        with self._lock:
            self._number += 1
            return self._number

    def total(self) -> int:
        with self._lock:
            return self._number


queries = Tally()


#: end
def query() -> str:
    """Stands for a call that blocks, such as that of a database driver."""
    under_way.set()
    time.sleep(0.2)
    log.info("the query is done")  #: if logging
    #: if shared-state
    return f"report number {queries.add()}"
    #: else
    return "report"
    #: end


async def wrong() -> str:
    """Blocks the event loop: until `query` returns, nobody else is answered."""
    return query()


def right() -> str:
    """The same without `async`: runs in a thread, while the loop answers others."""
    return query()


async def health() -> str:
    """May be `async`: it calls nothing that blocks."""
    return "well"


HANDLERS: dict[str, Handler] = {"/wrong": wrong, "/right": right, "/health": health}


async def run(handler: Handler) -> str:
    """Await an `async def` handler; call a plain `def` in a thread, as FastAPI does."""
    if inspect.iscoroutinefunction(handler):
        return await handler()
    return await asyncio.to_thread(handler)


async def answer(path: str) -> tuple[int, str]:
    """Return status and text for a path. An error costs one request, not the server."""
    #: if rate-limit
    if not bucket.take():
        return 429, "too many requests"
    #: end
    if path not in HANDLERS:
        return 404, "no such page"
    try:
        #: if item-timeout
        async with asyncio.timeout(REQUEST_LIMIT):
            return 200, await run(HANDLERS[path])
    except TimeoutError:
        return 503, "took too long"
        #: else
        return 200, await run(HANDLERS[path])
        #: end
    except Exception:
        #: if logging
        log.exception("%s failed", path)
        #: else
        traceback.print_exc()
        #: end
        return 500, "failed"


async def serve_one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one HTTP request: no more than the demonstration needs."""
    request_id.set(f"r{next(numbers)}")  #: if logging
    with suppress(asyncio.IncompleteReadError, ConnectionError):  # the client left
        try:
            first_line, *_ = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
            _, path, _ = first_line.decode().split()
            #: if logging
            log.info("%s begins", path)
            #: else
            print(f"{path} begins")
            #: end
            status, text = await answer(path)
            body = text.encode()
            head = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nConnection: close"
            writer.write(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode())
            writer.write(body)
            await writer.drain()
            #: if logging
            log.info("%s answered %d", path, status)
            #: else
            print(f"{path} answered {status}")
            #: end
        finally:
            writer.close()
            await writer.wait_closed()


async def start(port: int) -> asyncio.Server:
    """Return a server for this machine; port 0 stands for a free one."""
    threads = ThreadPoolExecutor(THREADS, thread_name_prefix="request")  #: if logging
    threads = ThreadPoolExecutor(THREADS)  #: if not logging
    asyncio.get_running_loop().set_default_executor(threads)
    return await asyncio.start_server(serve_one, "127.0.0.1", port)


async def serve(port: int) -> None:
    async with await start(port) as server:
        await server.serve_forever()


def ask(address: str) -> str:
    """Return what the server answers, or the number of its error."""
    try:
        with urlopen(address, timeout=5) as reply:
            return reply.read().decode()
    except HTTPError as error:
        with error:
            return str(error.code)


def ask_both(server: str, slow: str, clients: ThreadPoolExecutor) -> None:
    """Ask for a slow page and, while it is under way, for a quick one."""
    under_way.clear()
    first = clients.submit(ask, server + slow)
    under_way.wait()
    ask(server + "/health")
    first.result()


async def demo() -> None:
    loop = asyncio.get_running_loop()
    async with await start(0) as server:
        _, port = server.sockets[0].getsockname()
        address = f"http://127.0.0.1:{port}"
        with ThreadPoolExecutor() as clients:
            for slow in ("/wrong", "/right"):
                await loop.run_in_executor(clients, ask_both, address, slow, clients)
            #: if rate-limit
            for _ in range(BURST + 3):
                await loop.run_in_executor(clients, ask, address + "/health")
            #: end
    #: if shared-state
    print(f"{queries.total()} queries")
    #: end


#: if tests
class Tests(unittest.IsolatedAsyncioTestCase):
    """Run them with: python3 -m unittest web_server.py"""

    #: if rate-limit
    def setUp(self) -> None:
        full = patch(f"{__name__}.bucket", TokenBucket())
        full.start()
        self.addCleanup(full.stop)
    #: end

    async def test_a_plain_def_lets_others_pass(self) -> None:
        asked = threading.Event()
        with patch(f"{__name__}.query", lambda: f"asked: {asked.wait(5)}"):
            slow = asyncio.create_task(answer("/right"))
            self.assertEqual(await answer("/health"), (200, "well"))
            asked.set()
            self.assertEqual(await slow, (200, "asked: True"))

    async def test_a_call_that_blocks_holds_up_the_loop(self) -> None:
        asked = threading.Event()
        with patch(f"{__name__}.query", lambda: f"asked: {asked.wait(0.01)}"):
            slow = asyncio.create_task(answer("/wrong"))
            asyncio.get_running_loop().call_later(0, asked.set)
            self.assertEqual(await slow, (200, "asked: False"))

    async def test_an_error_costs_one_request(self) -> None:
        with (
            patch(f"{__name__}.query", side_effect=OSError("down")),
            #: if logging
            self.assertLogs(log),
            #: else
            patch("traceback.print_exc"),
            #: end
        ):
            self.assertEqual(await answer("/right"), (500, "failed"))
        self.assertEqual(await answer("/health"), (200, "well"))

    #: if item-timeout
    async def test_a_late_answer_is_given_up(self) -> None:
        end = threading.Event()
        with (
            patch(f"{__name__}.query", lambda: str(end.wait(5))),
            patch(f"{__name__}.REQUEST_LIMIT", 0.01),
        ):
            self.assertEqual(await answer("/right"), (503, "took too long"))
        end.set()
    #: end

    #: if rate-limit
    def test_a_burst_passes_and_no_more(self) -> None:
        with patch("time.monotonic", return_value=1.0):
            bucket = TokenBucket()
            passed = [bucket.take() for _ in range(BURST + 1)]
        self.assertEqual(passed, [True] * BURST + [False])
    #: end

    #: if shared-state
    async def test_no_count_is_lost(self) -> None:
        # Switch threads as often as can be: hidden races come out.
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        self.addCleanup(sys.setswitchinterval, before)
        tally = Tally()
        with ThreadPoolExecutor(max_workers=4) as pool:
            found = list(pool.map(lambda _: tally.add(), range(2000)))
        self.assertEqual(sorted(found), list(range(1, 2001)))
    #: end

    #: if logging
    async def test_a_thread_knows_its_request(self) -> None:
        request_id.set("r7")
        self.assertEqual(await run(request_id.get), "r7")
    #: end


#: end
#: if logging
def start_logging() -> None:
    """Show the request with every line; the filter adds it."""

    def add_request(record: logging.LogRecord) -> bool:
        record.request = request_id.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_request)
    form = "%(asctime)s %(threadName)s %(request)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
def main() -> None:
    #: if logging
    start_logging()
    #: end
    if len(sys.argv) > 1:
        with suppress(KeyboardInterrupt):
            asyncio.run(serve(int(sys.argv[1])))
    else:
        asyncio.run(demo())


if __name__ == "__main__":
    main()
