"""Serve requests with asyncio while other processes do the heavy step.

    python3 asyncio_with_processes.py 8080

serves http://127.0.0.1:8080/20000 until Ctrl-C: how many primes there are below a
number. Without a port it asks a service of its own, more than it can take at once.

Made for "Use asyncio, with processes for the heavy step". Needs Python 3.11 or later.
"""

import asyncio
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager, closing, suppress
from functools import partial
from http import HTTPStatus

WORKERS = 2  # better one less than there are cores: the loop needs time too
IN_FLIGHT = 2 * WORKERS  # steps taken on: those that run, and as many that wait
LARGEST = 10_000_000  # number to count below
LIMIT = 10.0  # seconds until a caller is told to give up

Reply = tuple[HTTPStatus, str]


class Full(Exception):
    """The service has as many steps in flight as it may have."""


def start_process() -> None:
    """Prepare a worker process: Ctrl-C reaches each, the parent alone answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


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


def start_pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(WORKERS, initializer=start_process)


class HeavySteps:
    """Runs steps in a pool of processes: so many at once, and no more."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self.pool = pool
        self._slots = asyncio.Semaphore(IN_FLIGHT)

    async def run(self, below: int) -> int:
        """Return the result of a step, or raise `Full` at once."""
        if self._slots.locked():
            raise Full
        job = self.pool.submit(count_primes, below)
        await self._slots.acquire()
        # The two steps of run_in_executor, because of the slot: it stays taken until
        # the process is free, also when the caller gave up before.
        loop = asyncio.get_running_loop()
        job.add_done_callback(lambda _: loop.call_soon_threadsafe(self._slots.release))
        async with asyncio.timeout(LIMIT):
            return await asyncio.wrap_future(job)


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
    try:
        below = int(path[1:])
    except ValueError:
        below = 0
    if not 1 < below <= LARGEST:
        return HTTPStatus.BAD_REQUEST, f"ask for a number up to {LARGEST}"
    try:
        return HTTPStatus.OK, f"{await steps.run(below):,} primes"
    except Full:
        return HTTPStatus.SERVICE_UNAVAILABLE, "try again in a second"
    except TimeoutError:
        return HTTPStatus.GATEWAY_TIMEOUT, "that took too long"
    except Exception:  # an error of the step, or its process died
        traceback.print_exc()
        return HTTPStatus.INTERNAL_SERVER_ERROR, "the step failed"


async def handle(
    steps: HeavySteps, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Answer one request and close its connection."""
    # Without a request, or with nobody left to answer, there is nothing to do.
    with closing(writer), suppress(ConnectionError, TimeoutError, ValueError):
        path = await read_path(reader)
        status, text = await answer(steps, path)
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


def main() -> None:
    if len(sys.argv) > 1:
        with suppress(KeyboardInterrupt):
            asyncio.run(serve(int(sys.argv[1])))
        return
    asyncio.run(show())


# Every process may import this file; without the guard each would run it as well.
if __name__ == "__main__":
    main()
