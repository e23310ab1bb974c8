"""Serve edit distances over TCP: two words a line in, a number a line out.

    python3 asyncio_service_with_cpu_work.py 8888
    printf 'kitten sitting\n' | nc 127.0.0.1 8888

Without a port it starts itself, asks for more than it takes, and stops.
"""

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import AsyncIterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager, suppress

PROCESSES = 2  # in your service: cores minus one, which is for the event loop
JOBS = 2 * PROCESSES  # taken on at once; those that wait for a process count too
JOB_LIMIT = 10.0  # seconds until a client is told that its job takes too long
IDLE_LIMIT = 60.0  # seconds until a client is cut off that neither sends nor reads
LONGEST = 2048  # bytes of a line; what a request may cost must have a bound
GRACE = 15.0  # seconds that a stop waits for the answers still owed


def prepare_process() -> None:
    """Leave Ctrl-C to the parent: in a terminal it reaches every process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def new_pool() -> ProcessPoolExecutor:
    # A forked process would keep copies of the clients' sockets open.
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(PROCESSES, spawn, prepare_process)


def edit_distance(first: str, second: str) -> int:
    """Return how many letters must change. Pure Python: it computes, in a process."""
    above = list(range(len(second) + 1))
    for row, left in enumerate(first, 1):
        line = [row]
        for column, right in enumerate(second):
            swap = above[column] + (left != right)
            line.append(min(line[column] + 1, above[column + 1] + 1, swap))
        above = line
    return above[-1]


class Service:
    """The state of one running service. Only the event loop's thread touches it."""

    def __init__(self) -> None:
        self.pool = new_pool()
        self.jobs = 0
        self.stopping = False
        self.clients: set[asyncio.Task[None]] = set()
        self.waits: set[asyncio.Timeout] = set()

    def submit(self, first: str, second: str) -> "asyncio.Future[int]":
        """Hand a job to a process. It counts until the process is done with it."""
        loop = asyncio.get_running_loop()

        def free(_: "Future[int]") -> None:
            with suppress(RuntimeError):  # the loop has ended before the job
                loop.call_soon_threadsafe(self.job_done)

        job = self.pool.submit(edit_distance, first, second)
        self.jobs += 1
        job.add_done_callback(free)
        return asyncio.wrap_future(job)

    def job_done(self) -> None:
        self.jobs -= 1

    async def answer(self, request: str) -> str:
        """Return the reply to one line."""
        words = request.split()
        if len(words) != 2:
            return "error: send two words"
        if self.jobs >= JOBS:
            return "busy"
        pool = self.pool
        try:
            async with asyncio.timeout(JOB_LIMIT):
                return str(await self.submit(*words))
        except TimeoutError:
            return "error: took too long"
        except BrokenProcessPool:
            if pool is self.pool:  # the first to notice brings a new one
                self.pool = new_pool()
            return "error: the process died"

    async def read(self, reader: asyncio.StreamReader) -> str:
        """Return the next line, or "" when there will be none."""
        if self.stopping:
            return ""
        wait = asyncio.timeout(IDLE_LIMIT)
        try:
            async with wait:
                self.waits.add(wait)
                return (await reader.readline()).decode("utf-8", "replace")
        except (TimeoutError, ValueError):  # silent, or a line too long
            return ""
        finally:
            self.waits.discard(wait)

    async def serve_client(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Answer one client, line by line, until it goes or the service stops."""
        task = asyncio.current_task()
        assert task
        self.clients.add(task)
        try:
            with suppress(ConnectionError, TimeoutError):
                while line := await self.read(reader):
                    writer.write(f"{await self.answer(line)}\n".encode())
                    async with asyncio.timeout(IDLE_LIMIT):
                        await writer.drain()
        finally:
            self.clients.discard(task)
            writer.close()

    async def stop(self) -> None:
        """Let nobody wait for a next line; wait for the answers that are owed."""
        self.stopping = True
        for wait in self.waits:
            if not wait.expired():
                wait.reschedule(0)
        if self.clients:
            await asyncio.wait(self.clients, timeout=GRACE)


@asynccontextmanager
async def running(port: int) -> AsyncIterator[tuple[Service, int]]:
    """Serve while the block runs; yield the service and its port."""
    service = Service()
    loop = asyncio.get_running_loop()
    try:
        # Start a process before the first client comes.
        await loop.run_in_executor(service.pool, os.getpid)
        server = await asyncio.start_server(
            service.serve_client, "127.0.0.1", port, limit=LONGEST
        )
        try:
            yield service, server.sockets[0].getsockname()[1]
        finally:
            server.close()
            await service.stop()
    finally:
        service.pool.shutdown(cancel_futures=True)


async def serve(port: int) -> None:
    """Serve until Ctrl-C or SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl-C cancels this task
            loop.add_signal_handler(number, stop.set)
    async with running(port):
        await stop.wait()


async def ask(port: int, line: str) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{line}\n".encode())
    reply = (await reader.readline()).decode().strip()
    writer.close()
    return reply


async def count_beats(beats: list[float]) -> None:
    """Note the time every 5 ms: a loop that is blocked notes nothing."""
    while True:
        beats.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.005)


async def show() -> None:
    beats: list[float] = []
    async with running(0) as (_, port):
        print("kitten sitting:", await ask(port, "kitten sitting"))
        print("nonsense:", await ask(port, "nonsense"))
        heart = asyncio.create_task(count_beats(beats))
        pair = f"{'concurrency' * 40} {'parallelism' * 40}"
        calls = [asyncio.create_task(ask(port, pair)) for _ in range(JOBS + 1)]
        first, _ = await asyncio.wait(calls, return_when=asyncio.FIRST_COMPLETED)
        print("one job too many:", first.pop().result())
    # Leaving the block stopped the service; the jobs taken on were answered.
    answers = await asyncio.gather(*calls)
    heart.cancel()
    print("answered during the stop:", len(answers) - answers.count("busy"))
    print("heartbeats meanwhile:", len(beats))


def main() -> None:
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(int(sys.argv[1])) if sys.argv[1:] else show())


if __name__ == "__main__":
    main()
