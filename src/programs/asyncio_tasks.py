"""Fetch many addresses at once with asyncio tasks.

#: if notebook
    from asyncio_tasks import report
    await report(["http://example.org/a", "http://example.org/b"])

in a cell of a notebook beside this file: a loop runs there already. Run as a program
it shows itself at work on 40 pages of a small server of its own.
#: else
    python3 asyncio_tasks.py http://example.org/a http://example.org/b

Without addresses it fetches 40 pages of a small server of its own.
#: end
"""

import asyncio
import logging
import sys
import unittest
from collections import Counter, deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing, suppress
from contextvars import ContextVar
from itertools import islice
from unittest.mock import patch
from urllib.parse import urlsplit

AT_ONCE = 100
TIMEOUT = 10.0  # seconds, for each try  #: if retry
TIMEOUT = 10.0  # seconds, for each address  #: if not retry
TOTAL_LIMIT = 30.0  # seconds for all of them  #: if total-timeout
RATE = 2_000.0  # calls in a second, all tasks together  #: if rate-limit
RETRY_PAUSES = (0.1, 0.2, 0.4)  # seconds at most before each new try  #: if retry
AHEAD = 2 * AT_ONCE  # addresses taken from the input before they are answered  #: if huge-input
#: if fail-fast
Answer = bytes
#: else
Answer = bytes | Exception
#: end
#: if logging

log = logging.getLogger("fetch")
batch = ContextVar("batch", default="-")
#: end


#: if retry
class ServerBusy(OSError):
    """The server refused, and may answer a little later."""


def may_pass(error: Exception) -> bool:
    """Tell whether the same call may succeed a little later. A 404 will not."""
    return isinstance(error, (ConnectionError, ServerBusy, TimeoutError))


#: part async_retry


#: end
#: if rate-limit
#: part async_token_bucket


bucket = TokenBucket(RATE)


#: end
#: if shared-state
class Totals:
    """Bytes received from each host, counted by all tasks."""

    def __init__(self) -> None:
        self._bytes: Counter[str] = Counter()

    def add(self, url: str, size: int) -> None:
        # No lock: tasks change over only at an await, and here is none between
        # reading the old sum and writing the new one.
        self._bytes[urlsplit(url).hostname or ""] += size

    def by_host(self) -> dict[str, int]:
        return dict(self._bytes)


totals = Totals()


#: end
async def http_get(url: str) -> bytes:
    """Return what one address answers. Put your own async client here."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("an address starts with http:// or https://")
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=secure)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        host = parts.netloc.rpartition("@")[2]
        writer.write(f"GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    finally:
        # Not close() and wait_closed(): over TLS they wait for a silent server.
        writer.transport.abort()
    status = head.partition(b"\r\n")[0].decode("latin-1")
    #: if retry
    if status.split()[1:2] in (["429"], ["502"], ["503"], ["504"]):
        raise ServerBusy(f"the server answered {status!r}")
    #: end
    if status.split()[1:2] != ["200"]:
        raise OSError(f"the server answered {status!r}")
    return body


@retry  #: if retry
async def fetch(url: str) -> bytes:
    """Return what one address answers in time."""
    await bucket.take()  #: if rate-limit
    async with asyncio.timeout(TIMEOUT):
        #: if logging or shared-state
        answer = await http_get(url)
    log.info("%d bytes", len(answer))  #: if logging
    totals.add(url, len(answer))  #: if shared-state
    return answer
        #: else
        return await http_get(url)
        #: end


async def attempt(url: str, gate: asyncio.Semaphore) -> tuple[str, Answer]:
    #: if fail-fast
    """Return an address with its answer."""
    async with gate:
        return url, await fetch(url)
    #: else
    """Return an address with its answer or its error: one failure costs one result."""
    try:
        async with gate:
            return url, await fetch(url)
    except Exception as error:  # a cancellation is no Exception and passes
        return url, error
    #: end


#: if not (as-finished or fail-fast or huge-input or progress or total-timeout or user-cancel)
async def fetch_all(urls: list[str]) -> list[tuple[str, Answer]]:
    """Return each address with what came of it, in the order given."""
    gate = asyncio.Semaphore(AT_ONCE)
    async with asyncio.TaskGroup() as group:
        #: if logging
        tasks = [group.create_task(attempt(url, gate), name=url) for url in urls]
        #: else
        tasks = [group.create_task(attempt(url, gate)) for url in urls]
        #: end
    return [task.result() for task in tasks]
#: else
#: if huge-input
async def fetch_all(
    urls: Iterable[str], group: asyncio.TaskGroup
) -> AsyncIterator[tuple[str, Answer]]:
#: else
async def fetch_all(
    urls: list[str], group: asyncio.TaskGroup
) -> AsyncIterator[tuple[str, Answer]]:
#: end
    #: if as-finished
    """Yield each address with what came of it, as they finish."""
    #: else
    """Yield each address with what came of it, in the order given."""
    #: end
    # The tasks are in the caller's group: a generator must not yield inside its own.
    gate = asyncio.Semaphore(AT_ONCE)
    #: if huge-input
    rest = iter(urls)
    tasks: set[asyncio.Task[tuple[str, Answer]]] = set()  #: if as-finished
    tasks: deque[asyncio.Task[tuple[str, Answer]]] = deque()  #: if not as-finished
    while True:
        for url in islice(rest, AHEAD - len(tasks)):
            #: if as-finished and logging
            tasks.add(group.create_task(attempt(url, gate), name=url))
            #: elif as-finished
            tasks.add(group.create_task(attempt(url, gate)))
            #: elif logging
            tasks.append(group.create_task(attempt(url, gate), name=url))
            #: else
            tasks.append(group.create_task(attempt(url, gate)))
            #: end
        if not tasks:
            break
        #: if as-finished
        done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            yield task.result()
        #: else
        yield await tasks.popleft()
        #: end
    #: else
    #: if logging
    tasks = [group.create_task(attempt(url, gate), name=url) for url in urls]
    #: else
    tasks = [group.create_task(attempt(url, gate)) for url in urls]
    #: end
    #: if as-finished
    for job in asyncio.as_completed(tasks):
        yield await job
    #: else
    for task in tasks:
        yield await task
    #: end
    #: end
#: end


@asynccontextmanager
async def demo_server() -> AsyncIterator[str]:
    """Answer every request after 50 ms, for as long as the block runs."""
    failed: set[bytes] = set()  #: if retry

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        # A client that was cancelled has gone.
        with closing(writer), suppress(ConnectionError, EOFError):
            path = (await reader.readuntil(b" HTTP")).split()[1]
            await asyncio.sleep(0.05)
            #: if retry
            if path.endswith(b"7") and path not in failed:
                failed.add(path)
                writer.write(b"HTTP/1.0 503 Service Unavailable\r\n\r\n")
            #: end
            #: if fail-fast and retry
            elif path == b"/33":
                writer.write(b"HTTP/1.0 404 Not Found\r\n\r\n")
            #: elif fail-fast
            if path == b"/33":
                writer.write(b"HTTP/1.0 404 Not Found\r\n\r\n")
            #: end
            #: if retry or fail-fast
            else:
                writer.write(b"HTTP/1.0 200 OK\r\n\r\nhello from " + path)
            #: else
            writer.write(b"HTTP/1.0 200 OK\r\n\r\nhello from " + path)
            #: end

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=256)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


#: if tests
class Tests(unittest.IsolatedAsyncioTestCase):
    """Run them with: python3 -m unittest asyncio_tasks.py"""

    async def fetched(self, urls: list[str]) -> list[tuple[str, Answer]]:
        #: if not (as-finished or fail-fast or huge-input or progress or total-timeout or user-cancel)
        return await fetch_all(urls)
        #: else
        async with asyncio.TaskGroup() as group:
            return [pair async for pair in fetch_all(urls, group)]
        #: end

    async def test_every_address_comes_back_once(self) -> None:
        running = most = 0

        async def fetch_slowly(url: str) -> bytes:
            nonlocal running, most
            running += 1
            most = max(most, running)
            for _ in range(int(url) % 5):  # each task gives way at another time
                await asyncio.sleep(0)
            running -= 1
            return url.encode()

        urls = [str(number) for number in range(3 * AT_ONCE)]
        with patch(f"{__name__}.fetch", fetch_slowly):
            answers = await self.fetched(urls)
        #: if as-finished
        self.assertCountEqual(answers, [(url, url.encode()) for url in urls])
        #: else
        self.assertEqual(answers, [(url, url.encode()) for url in urls])
        #: end
        self.assertEqual(most, AT_ONCE)

    #: if as-finished
    async def test_answers_come_as_they_finish(self) -> None:
    #: else
    async def test_the_order_is_kept(self) -> None:
    #: end
        #: if as-finished
        seen = asyncio.Event()

        async def first_waits_until_last_is_seen(url: str) -> bytes:
            if url == "first":
                await seen.wait()
            return b""

        answers = []
        with patch(f"{__name__}.fetch", first_waits_until_last_is_seen):
            async with asyncio.timeout(30), asyncio.TaskGroup() as group:
                async for url, _ in fetch_all(["first", "last"], group):
                    answers.append(url)
                    seen.set()
        self.assertEqual(answers, ["last", "first"])
        #: else
        last = asyncio.Event()

        async def first_waits_for_last(url: str) -> bytes:
            if url == "last":
                last.set()
            else:
                await last.wait()
            return b""

        with patch(f"{__name__}.fetch", first_waits_for_last):
            answers = await self.fetched(["first", "last"])
        self.assertEqual([url for url, _ in answers], ["first", "last"])
        #: end

    #: if fail-fast
    async def test_the_first_error_cancels_the_rest(self) -> None:
        cancelled = []
        waiting = []
        all_wait = asyncio.Event()

        async def fail_or_wait(url: str) -> bytes:
            if url == "bad":
                await all_wait.wait()
                raise OSError("down")
            waiting.append(url)
            if len(waiting) == 2:
                all_wait.set()
            try:
                await asyncio.Event().wait()  # nobody sets it
            finally:
                cancelled.append(url)

        with patch(f"{__name__}.fetch", fail_or_wait):
            with self.assertRaises(ExceptionGroup) as caught:
                await self.fetched(["a", "bad", "b"])
        self.assertEqual({str(one) for one in caught.exception.exceptions}, {"down"})
        self.assertCountEqual(cancelled, ["a", "b"])
    #: else
    async def test_an_error_costs_one_result(self) -> None:
        error = OSError("down")
        with patch(f"{__name__}.fetch", side_effect=[error, b"up"]):
            answers = await self.fetched(["a", "b"])
        self.assertCountEqual(answers, [("a", error), ("b", b"up")])
    #: end

    async def test_a_silent_server_costs_the_time_limit(self) -> None:
        async def silent(url: str) -> bytes:
            await asyncio.Event().wait()  # nobody sets it
            return b""

        #: if retry
        with (
            patch(f"{__name__}.http_get", silent),
            patch(f"{__name__}.TIMEOUT", 0.01),
            patch(f"{__name__}.RETRY_PAUSES", ()),
        ):
        #: else
        with patch(f"{__name__}.http_get", silent), patch(f"{__name__}.TIMEOUT", 0.01):
        #: end
            with self.assertRaises(TimeoutError):
                await fetch("http://example.org/")
    #: if retry

    async def test_what_may_pass_is_tried_again(self) -> None:
        with (
            patch(f"{__name__}.http_get", side_effect=[ServerBusy(), b"up"]) as get,
            patch(f"{__name__}.RETRY_PAUSES", (0,)),
        ):
            self.assertEqual(await fetch("http://example.org/"), b"up")
        self.assertEqual(get.call_count, 2)
    #: end


#: end
#: if huge-input
async def report(urls: Iterable[str]) -> None:
#: else
async def report(urls: list[str]) -> None:
#: end
    #: if progress and not fail-fast
    done = answered = size = 0
    #: else
    answered = size = 0
    #: end
    #: if fail-fast or total-timeout or user-cancel
    try:
        #: if total-timeout
        async with asyncio.timeout(TOTAL_LIMIT), asyncio.TaskGroup() as group:
        #: else
        async with asyncio.TaskGroup() as group:
        #: end
            #: if fail-fast
            async for _, answer in fetch_all(urls, group):
                answered += 1
                size += len(answer)
                #: if progress and huge-input
                if answered % 10 == 0:
                    print(f"{answered} done")
                #: elif progress
                if answered % 10 == 0:
                    print(f"{answered} of {len(urls)} done")
                #: end
            #: else
            async for url, answer in fetch_all(urls, group):
                if isinstance(answer, Exception):
                    print(f"{url}: {answer!r}")
                else:
                    answered += 1
                    size += len(answer)
                #: if progress
                done += 1
                if done % 10 == 0:
                    print(f"{done} done")  #: if huge-input
                    print(f"{done} of {len(urls)} done")  #: if not huge-input
                #: end
            #: end
    #: if total-timeout and not fail-fast
    except TimeoutError:
        print(f"stopped early: {TOTAL_LIMIT} s are over")
    #: end
    #: if fail-fast
    except* Exception as failed:
        print(f"stopped early: {failed.exceptions[0]!r}")
    #: end
    #: if user-cancel
    finally:  # also when Ctrl-C cancels this task
        print(f"{answered} answered, {size:,} bytes")  #: if huge-input
        print(f"{answered} of {len(urls)} answered, {size:,} bytes")  #: if not huge-input
    #: end
    #: elif as-finished or huge-input or progress
    async with asyncio.TaskGroup() as group:
        async for url, answer in fetch_all(urls, group):
            if isinstance(answer, Exception):
                print(f"{url}: {answer!r}")
            else:
                answered += 1
                size += len(answer)
            #: if progress
            done += 1
            if done % 10 == 0:
                print(f"{done} done")  #: if huge-input
                print(f"{done} of {len(urls)} done")  #: if not huge-input
            #: end
    #: else
    for url, answer in await fetch_all(urls):
        if isinstance(answer, Exception):
            print(f"{url}: {answer!r}")
        else:
            answered += 1
            size += len(answer)
    #: end
    #: if shared-state
    for host, total in totals.by_host().items():
        print(f"{host} sent {total:,} bytes")
    #: end
    #: if not user-cancel
    print(f"{answered} answered, {size:,} bytes")  #: if huge-input
    print(f"{answered} of {len(urls)} answered, {size:,} bytes")  #: if not huge-input
    #: end


#: if logging
#: if not python>=3.12
def task_name() -> str:
    """Name the running task. From 3.12 on every record holds it by itself."""
    try:
        task = asyncio.current_task()
    except RuntimeError:  # no loop runs in this thread
        return "-"
    return task.get_name() if task else "-"


#: end
def start_logging() -> None:
    #: if python>=3.12
    """Show task and batch with every line; the filter adds the batch."""

    def add_context(record: logging.LogRecord) -> bool:
        record.batch = batch.get()
        return True
    #: else
    """Show task and batch with every line; the filter adds them."""

    def add_context(record: logging.LogRecord) -> bool:
        record.taskName = task_name()
        record.batch = batch.get()
        return True
    #: end

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_context)
    form = "%(asctime)s %(taskName)s %(batch)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
async def main() -> None:
    #: if logging
    start_logging()
    batch.set("nightly")  # tasks take the context of their maker along
    #: end
    #: if not notebook
    if urls := sys.argv[1:]:
        await report(urls)
        return
    #: end
    async with demo_server() as server:
        await report(f"{server}/{number}" for number in range(40))  #: if huge-input
        await report([f"{server}/{number}" for number in range(40)])  #: if not huge-input


if __name__ == "__main__":
    #: if user-cancel
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        sys.exit("cancelled")
    #: else
    asyncio.run(main())
    #: end
