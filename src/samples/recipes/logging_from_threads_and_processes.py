"""Write one log file from every thread, task and process of a program.

    python3 logging_from_threads_and_processes.py program.log

Then it prints them; without a name the file is a temporary one.
"""

import asyncio
import logging
import multiprocessing
import multiprocessing.queues
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from typing import TypeAlias

FORMAT = "%(asctime)s %(levelname)-7s %(where)s: %(message)s"
SPAWN = multiprocessing.get_context("spawn")
Records: TypeAlias = "multiprocessing.queues.Queue[logging.LogRecord]"

log = logging.getLogger("orders")


class Where(logging.Filter):
    """Note on each record where it was made. Runs in the thread that logs."""

    def filter(self, record: logging.LogRecord) -> bool:
        task = getattr(record, "taskName", None)  # filled in since 3.12
        names = (record.processName, task or record.threadName)
        record.where = "/".join(str(name) for name in names)
        return True


def log_to(records: Records, name: str) -> None:
    """Send all that this process logs to the queue. Call it once in each process."""
    multiprocessing.current_process().name = name
    handler = QueueHandler(records)
    handler.addFilter(Where())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)


@contextmanager
def log_file(path: Path) -> Iterator[Records]:
    """Write the records of all processes to a file while the block runs."""
    records = SPAWN.Queue()
    file = RotatingFileHandler(path, "a", 10_000_000, backupCount=3, encoding="utf-8")
    file.setFormatter(logging.Formatter(FORMAT))
    listener = QueueListener(records, file)
    listener.start()
    log_to(records, "main")
    try:
        yield records
    finally:
        logging.getLogger().handlers.clear()
        listener.stop()  # waits until all that was sent is written
        file.close()
        records.close()


def pack(order: int) -> int:
    """Runs in a process."""
    if order == 3:
        raise ValueError("no such order")
    log.info("packed order %d", order)
    return order


def check_stock() -> None:
    log.warning("stock is low")


async def send(order: int) -> None:
    log.info("sent order %d", order)


async def send_all(orders: list[int]) -> None:
    tasks = [asyncio.create_task(send(order), name=f"send {order}") for order in orders]
    await asyncio.gather(*tasks)


def work(records: Records) -> None:
    """Log from a thread, from two processes, and from tasks."""
    thread = threading.Thread(target=check_stock, name="stock")
    thread.start()
    with ProcessPoolExecutor(2, SPAWN, log_to, (records, "packer")) as pool:
        for order, job in [(order, pool.submit(pack, order)) for order in (1, 2, 3)]:
            try:
                job.result()
            except ValueError:
                log.exception("could not pack order %d", order)
    asyncio.run(send_all([1, 2]))
    thread.join()


def show(path: Path) -> None:
    """Print the lines without times and tracebacks, sorted: their order differs."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in sorted(line[24:] for line in lines if line.startswith("20")):
        print(line)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if sys.argv[1:] else Path(folder, "program.log")
        with log_file(path) as records:
            work(records)
        show(path)


# Worker processes import this file; without the guard each would start a pool.
if __name__ == "__main__":
    main()
