"""Serve requests with asyncio while other processes do the heavy step.

#: if notebook
    from asyncio_with_processes import heavy_steps
    async with heavy_steps() as steps:
        print(await steps.run(20_000))

in a cell of a notebook beside this file: a loop runs there already, and processes
import this file, they cannot import a cell. Run as a program it shows a service.
#: else
    python3 asyncio_with_processes.py 8080

serves http://127.0.0.1:8080/20000 until Ctrl-C: how many primes there are below a
number. Without a port it asks a service of its own, more than it can take at once.
#: end
"""

import asyncio
import logging
import os
import signal
import sys
import time
import traceback
import unittest
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager, closing, suppress
from contextvars import ContextVar
from functools import partial
from http import HTTPStatus
from itertools import count
from multiprocessing import get_context
from unittest.mock import patch

WORKERS = 1  # each has an interpreter and a step's data of its own  #: if little-memory
WORKERS = 2  # better one less than there are cores: the loop needs time too  #: if not little-memory
IN_FLIGHT = 2 * WORKERS  # steps taken on: those that run, and as many that wait
LARGEST = 10_000_000  # number to count below
LIMIT = 10.0  # seconds until a caller is told to give up
RATE = 50  # requests taken on in a second  #: if rate-limit

Reply = tuple[HTTPStatus, str]
#: if logging

log = logging.getLogger("service")
request_id = ContextVar("request_id", default="-")
request_numbers = count(1)
#: end


class Full(Exception):
    """The service has as many steps in flight as it may have."""


#: if rate-limit
class TooFast(Exception):
    """More requests came in a second than the service takes on."""


class TokenBucket:
    """Holds a second's worth of tokens at most, and fills at a steady rate.

    One thread uses it, and nothing waits between reading and writing: no lock.
    """

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._tokens = float(rate)
        self._seen = time.monotonic()

    def take(self) -> bool:
        """Take a token, or tell that there is none: a service does not let wait."""
        now = time.monotonic()
        filled = self._tokens + (now - self._seen) * self._rate
        self._tokens, self._seen = min(self._rate, filled), now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


#: end
#: if logging
def start_logging() -> None:
    """Show process, task and request with every line of this process."""

    def add_request(record: logging.LogRecord) -> bool:
        record.request = request_id.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_request)
    #: if python>=3.12
    form = "%(asctime)s %(processName)s %(taskName)s %(request)s %(message)s"
    #: else
    form = "%(asctime)s %(processName)s %(request)s %(message)s"
    #: end
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
def start_process() -> None:
    """Prepare a worker process: Ctrl-C reaches each, the parent alone answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start_logging()  #: if logging


def count_primes(below: int) -> int:
    """Return how many primes lie below a number. Put your own heavy step here.

    It runs in a process, which imports it by name; argument and result are pickled.
    """
    sieve = bytearray([1]) * below
    sieve[:2] = b"\0\0"
    for number in range(2, int(below**0.5) + 1):
        if sieve[number]:
            for multiple in range(number * number, below, number):
                sieve[multiple] = 0
    return sum(sieve)


#: if logging
def logged_count(request: str, below: int) -> int:
    """Do the step in a process, with the context variable that cannot come along."""
    request_id.set(request)
    log.info("counting below %d", below)
    return count_primes(below)


#: end
#: if windows-macos or retry or little-memory and python>=3.15 or notebook and not python>=3.14
def start_pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        WORKERS,
        #: if windows-macos
        # What Windows and macOS do anyway: the service behaves the same everywhere.
        mp_context=get_context("spawn"),
        #: elif notebook and not python>=3.14
        # Not fork: a notebook has threads, and what they lock stays locked in a copy.
        mp_context=get_context("spawn"),
        #: elif retry
        # Not fork: a pool that replaces another starts among threads and connections.
        mp_context=get_context("spawn"),
        #: end
        initializer=start_process,
        max_tasks_per_child=1000,  # a new process gives memory back  #: if little-memory and python>=3.15
    )
#: else
def start_pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(WORKERS, initializer=start_process)
#: end


class HeavySteps:
    """Runs steps in a pool of processes: so many at once, and no more."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self.pool = pool
        self._slots = asyncio.Semaphore(IN_FLIGHT)
        self._bucket = TokenBucket(RATE)  #: if rate-limit
        #: if progress
        self.begun = 0
        self.done = 0
        #: end
        self.primes = 0  # found for all callers together  #: if shared-state

    #: if retry
    async def run(self, below: int) -> int:
        """Return the result of a step; try once more if a process died under it."""
        pool = self.pool
        try:
            return await self.run_once(below)
        except BrokenProcessPool:
            if self.pool is pool:  # no other caller was quicker
                pool.shutdown(wait=False)
                self.pool = start_pool()
            return await self.run_once(below)

    async def run_once(self, below: int) -> int:
    #: else
    async def run(self, below: int) -> int:
    #: end
        """Return the result of a step, or raise `Full` at once."""
        #: if rate-limit
        if not self._bucket.take():
            raise TooFast
        #: end
        if self._slots.locked():
            raise Full
        #: if logging
        job = self.pool.submit(logged_count, request_id.get(), below)
        #: else
        job = self.pool.submit(count_primes, below)
        #: end
        await self._slots.acquire()
        self.begun += 1  #: if progress
        # The two steps of run_in_executor, because of the slot: it stays taken until
        # the process is free, also when the caller gave up before.
        loop = asyncio.get_running_loop()
        job.add_done_callback(lambda _: loop.call_soon_threadsafe(self._slots.release))
        async with asyncio.timeout(LIMIT):
            #: if shared-state
            result = await asyncio.wrap_future(job)
            #: else
            #: if progress
            result = await asyncio.wrap_future(job)
            #: else
            return await asyncio.wrap_future(job)
            #: end
            #: end
        self.done += 1  #: if progress
        # One thread, and no await between reading and writing: no lock.  #: if shared-state
        self.primes += result  #: if shared-state
        return result  #: if shared-state or progress


@asynccontextmanager
async def heavy_steps() -> AsyncIterator[HeavySteps]:
    """Start the processes before the service and end them after it: its lifespan."""
    steps = HeavySteps(start_pool())
    try:
        # One call for each process: all have started before the first caller comes.
        loop = asyncio.get_running_loop()
        calls = [loop.run_in_executor(steps.pool, os.getpid) for _ in range(WORKERS)]
        await asyncio.gather(*calls)
        yield steps
    finally:
        # Waits for what runs. That blocks the loop, but nobody is served any more.
        steps.pool.shutdown(cancel_futures=True)


async def read_path(reader: asyncio.StreamReader) -> str:
    """Return the path of a request; who dawdles is cut off."""
    async with asyncio.timeout(LIMIT):
        request = await reader.readline()
        while await reader.readline() not in (b"\r\n", b""):
            pass  # headers
    _, path, _ = request.decode().split()
    return path


async def answer(steps: HeavySteps, path: str) -> Reply:
    """Return status and text for a path such as /20000."""
    if path == "/alive":
        return HTTPStatus.OK, "yes"
    #: if progress
    if path == "/progress":
        return HTTPStatus.OK, f"{steps.done} of {steps.begun} steps done"
    #: end
    try:
        below = int(path[1:])
    except ValueError:
        below = 0
    if not 1 < below <= LARGEST:
        return HTTPStatus.BAD_REQUEST, f"ask for a number up to {LARGEST}"
    try:
        return HTTPStatus.OK, f"{await steps.run(below):,} primes"
    #: if rate-limit
    except TooFast:
        return HTTPStatus.TOO_MANY_REQUESTS, "try again in a second"
    #: end
    except Full:
        return HTTPStatus.SERVICE_UNAVAILABLE, "try again in a second"
    except TimeoutError:
        return HTTPStatus.GATEWAY_TIMEOUT, "that took too long"
    except Exception:  # an error of the step, or its process died
        log.exception("a step failed")  #: if logging
        traceback.print_exc()  #: if not logging
        return HTTPStatus.INTERNAL_SERVER_ERROR, "the step failed"


#: if user-cancel
async def unless_gone(reader: asyncio.StreamReader, work: asyncio.Task[Reply]) -> Reply:
    """Wait for the work, but cancel it as soon as the caller hangs up."""
    gone = asyncio.create_task(reader.read(1))
    try:
        await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            await gone  # raises if the connection was reset
            raise ConnectionAbortedError("the caller hung up")
        return work.result()
    finally:
        gone.cancel()
        work.cancel()  # nothing happens where it is done


#: end
async def handle(
    steps: HeavySteps, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Answer one request and close its connection."""
    request_id.set(f"request-{next(request_numbers)}")  #: if logging
    # Without a request, or with nobody left to answer, there is nothing to do.
    with closing(writer), suppress(ConnectionError, TimeoutError, ValueError):
        path = await read_path(reader)
        #: if user-cancel
        work = asyncio.create_task(answer(steps, path))
        status, text = await unless_gone(reader, work)
        #: else
        status, text = await answer(steps, path)
        #: end
        log.info("%d %s", status, text)  #: if logging
        head = f"HTTP/1.1 {status} {status.phrase}\r\nConnection: close\r\n"
        if status == HTTPStatus.SERVICE_UNAVAILABLE:
            head += "Retry-After: 1\r\n"
        writer.write(f"{head}\r\n{text}\n".encode())
        await writer.drain()


@asynccontextmanager
async def service(port: int = 0) -> AsyncIterator[asyncio.Server]:
    """Serve for as long as the block runs. Port 0: any that is free."""
    async with heavy_steps() as steps:
        server = await asyncio.start_server(partial(handle, steps), "127.0.0.1", port)
        async with server:
            yield server
        #: if shared-state
        print(f"{steps.primes:,} primes found for all callers")
        #: end


async def serve(port: int) -> None:
    async with service(port) as server:
        await server.serve_forever()


async def ask(port: int, path: str) -> str:
    """Return the first line of what a service answers."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    reply = await reader.read()
    writer.close()
    await writer.wait_closed()
    return reply.decode().splitlines()[0].removeprefix("HTTP/1.1 ")


async def show() -> None:
    """Ask a service for more than it can take at once."""
    async with service() as server:
        port = server.sockets[0].getsockname()[1]
        paths = ["/alive"] + [f"/{400_000 + n}" for n in range(IN_FLIGHT + 2)]
        replies = await asyncio.gather(*(ask(port, path) for path in paths))
        print(f"/alive: {replies[0]}")
        for status, times in sorted(Counter(replies[1:]).items()):
            print(f"{times} of {len(paths) - 1} heavy steps: {status}")


#: if tests
class StandIn:
    """A pool whose steps run until the test ends them."""

    def __init__(self) -> None:
        self.jobs: list[Future[int]] = []

    def submit(self, *step: object) -> Future[int]:
        job: Future[int] = Future()
        job.set_running_or_notify_cancel()
        self.jobs.append(job)
        return job

    def shutdown(self, wait: bool) -> None:
        """There is nothing to end."""


class Tests(unittest.IsolatedAsyncioTestCase):
    """Run them with: python3 -m unittest asyncio_with_processes.py"""

    async def fill(self, steps: HeavySteps) -> list[asyncio.Task[int]]:
        tasks = [asyncio.create_task(steps.run(9)) for _ in range(IN_FLIGHT)]
        await asyncio.sleep(0)  # each begins, and comes to its first wait
        return tasks

    async def test_a_process_does_the_step(self) -> None:
        async with heavy_steps() as steps:
            self.assertEqual(await steps.run(100), 25)

    async def test_one_too_many_is_refused_until_one_is_done(self) -> None:
        pool = StandIn()
        steps = HeavySteps(pool)
        tasks = await self.fill(steps)
        with self.assertRaises(Full):
            await steps.run(9)
        for job in pool.jobs:
            job.set_result(4)
        self.assertEqual(await asyncio.gather(*tasks), [4] * IN_FLIGHT)
        tasks = await self.fill(steps)
        for job in pool.jobs[IN_FLIGHT:]:
            job.set_result(5)
        self.assertEqual(await asyncio.gather(*tasks), [5] * IN_FLIGHT)

    async def test_a_caller_who_gives_up_frees_no_process(self) -> None:
        steps = HeavySteps(StandIn())
        with patch(f"{__name__}.LIMIT", 0):
            tasks = await self.fill(steps)
            results = await asyncio.gather(*tasks, return_exceptions=True)
        self.assertTrue(all(isinstance(result, TimeoutError) for result in results))
        with self.assertRaises(Full):
            await steps.run(9)

    async def test_an_error_of_the_step_is_answered(self) -> None:
        pool = StandIn()
        task = asyncio.create_task(answer(HeavySteps(pool), "/9"))
        await asyncio.sleep(0)
        pool.jobs[0].set_exception(ZeroDivisionError())
        with self.assertLogs(log):  #: if logging
        with patch("traceback.print_exc"):  #: if not logging
            status, _ = await task
        self.assertEqual(status, HTTPStatus.INTERNAL_SERVER_ERROR)
    #: if rate-limit

    async def test_one_too_fast_is_refused(self) -> None:
        with patch("time.monotonic", return_value=1.0):
            bucket = TokenBucket(2)
            self.assertEqual([bucket.take() for _ in range(3)], [True, True, False])
        with patch("time.monotonic", return_value=1.5):
            self.assertEqual([bucket.take() for _ in range(2)], [True, False])
    #: end
    #: if retry

    async def test_a_dead_process_costs_a_second_try(self) -> None:
        first, second = StandIn(), StandIn()
        steps = HeavySteps(first)
        with patch(f"{__name__}.start_pool", return_value=second):
            tasks = await self.fill(steps)
            for job in first.jobs:
                job.set_exception(BrokenProcessPool("died"))
            while len(second.jobs) < IN_FLIGHT:
                await asyncio.sleep(0)
        for job in second.jobs:
            job.set_result(4)
        self.assertEqual(await asyncio.gather(*tasks), [4] * IN_FLIGHT)
    #: end
    #: if user-cancel

    async def test_a_caller_who_hangs_up_cancels_the_work(self) -> None:
        reader = asyncio.StreamReader()
        work = asyncio.create_task(asyncio.Event().wait())
        reader.feed_eof()
        with self.assertRaises(ConnectionAbortedError):
            await unless_gone(reader, work)
        await asyncio.wait((work,))
        self.assertTrue(work.cancelled())
    #: end


#: end
def main() -> None:
    #: if logging
    start_logging()
    #: end
    #: if not notebook
    if len(sys.argv) > 1:
        with suppress(KeyboardInterrupt):
            asyncio.run(serve(int(sys.argv[1])))
        return
    #: end
    asyncio.run(show())


#: if windows-macos
# Every process imports this file; without the guard each would run it as well and
# the pool would break. Programs frozen into one file also need freeze_support().
#: else
# Every process may import this file; without the guard each would run it as well.
#: end
if __name__ == "__main__":
    main()
