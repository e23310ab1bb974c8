"""The same with asyncio tasks. Not for Windows, which has no add_signal_handler."""

import asyncio
import os
import signal
import sys

WORKERS = 4
PATIENCE = 8.0  # seconds for the jobs in hand
SIGNALS = (signal.SIGINT, signal.SIGTERM)


async def do(job: int) -> None:
    """Stands for your work."""
    await asyncio.sleep(0.05)


async def work(jobs: list[int], stop: asyncio.Event, done: list[int]) -> None:
    """Do one job after another until there is none, or until `stop`."""
    while jobs and not stop.is_set():
        job = jobs.pop()
        await do(job)
        done.append(job)


def stop_at_signal(stop: asyncio.Event, working: asyncio.Future[list[None]]) -> None:
    """Ask at the first signal, cancel after PATIENCE. The second one ends it all."""
    loop = asyncio.get_running_loop()

    def ask(number: signal.Signals) -> None:
        for each in SIGNALS:
            loop.remove_signal_handler(each)
        stop.set()
        loop.call_later(PATIENCE, working.cancel)
        print(f"{number.name}: finishing the jobs in hand", flush=True)

    for each in SIGNALS:
        loop.add_signal_handler(each, ask, each)


async def run(count: int) -> int:
    jobs = list(range(count))
    done: list[int] = []
    stop = asyncio.Event()
    working = asyncio.gather(*(work(jobs, stop, done) for _ in range(WORKERS)))
    stop_at_signal(stop, working)
    try:
        await working
    except asyncio.CancelledError:
        print("cancelled with jobs in hand")
        return 1
    print("jobs lost:", count - len(done) - len(jobs))
    return 0


async def main() -> int:
    if len(sys.argv) > 1:
        return await run(int(sys.argv[1]))
    loop = asyncio.get_running_loop()
    loop.call_later(0.2, os.kill, os.getpid(), signal.SIGTERM)
    return await run(100)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
