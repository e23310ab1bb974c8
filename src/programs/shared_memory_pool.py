"""Compute on one big block of data with every core, without copying it.

#: if notebook
    from pathlib import Path
    from shared_memory_pool import brighten_file
    brighten_file(Path("dark.gray"), Path("bright.gray"))

in a cell of a notebook beside this file brightens a picture of one byte a pixel. Run
as a program it shows itself at work.
#: else
    python3 shared_memory_pool.py dark.gray bright.gray

brightens a picture of one byte a pixel; without files it makes one of its own.
#: end
"""

import logging
import mmap
import multiprocessing
import os
import shutil
import signal
import sys
import threading
import time
import unittest
import zlib
from collections.abc import Iterator
from concurrent.futures import CancelledError, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing.shared_memory import SharedMemory
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

PART = 32_768  # bytes that one worker takes at a time
#: if little-memory
WORKERS = 2  # each is an interpreter with modules of its own
#: elif windows-macos and python>=3.13
WORKERS = min(os.process_cpu_count() or 1, 61)  # Windows refuses more
#: elif windows-macos
WORKERS = min(os.cpu_count() or 1, 61)  # Windows refuses more
#: end
TOTAL_LIMIT = 60.0  # seconds for all of it  #: if total-timeout
#: if windows-macos

# The only way to start a process on Windows, and the default on macOS.
SPAWN = multiprocessing.get_context("spawn")
#: end
#: if logging

log = logging.getLogger("brighten")
batch = ContextVar("batch", default="-")
#: end
#: if shared-state

light: Synchronized  # in each worker: the sum of all
#: end


#: if logging
#: part process_logging


#: end
#: if shared-state and logging
def start_worker(total: Synchronized, batch_name: str) -> None:
#: elif shared-state
def start_worker(total: Synchronized) -> None:
#: elif logging
def start_worker(batch_name: str) -> None:
#: elif user-cancel
def start_worker() -> None:
#: end
#: if shared-state or logging or user-cancel
    """Prepare a new process."""
    #: if shared-state
    global light
    light = total
    #: end
    #: if logging
    # A new process knows neither the handlers nor the context of the first.
    start_logging()
    batch.set(batch_name)
    #: end
    #: if user-cancel
    # A terminal sends Ctrl-C to every process: only the first shall act on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    #: end


#: end
def brighten(part: memoryview) -> None:
    """Change one part in place. Put your own function here."""
    for index, value in enumerate(part):
        part[index] = round(255 * (value / 255) ** 0.5)


#: if huge-input
def work_on(path: Path, start: int, end: int) -> None:
    """Map a file into memory and work on one slice of it, in a worker."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as block:
        # Views must be gone before the map can be closed.
        with memoryview(block) as data, data[start:end] as part:
            brighten(part)
            add_light(sum(part))  #: if shared-state
    log.info("brightened from %d to %d", start, end)  #: if logging
#: else
def work_on(name: str, start: int, end: int) -> None:
    """Attach to a block by its name and work on one slice of it, in a worker."""
    block = SharedMemory(name)
    try:
        # A view must be gone before the block can be closed.
        with block.buf[start:end] as part:
            brighten(part)
            add_light(sum(part))  #: if shared-state
    finally:
        block.close()
    log.info("brightened from %d to %d", start, end)  #: if logging
#: end


#: if shared-state
def add_light(amount: int) -> None:
    # To read the old sum and to write the new one are two steps.
    with light.get_lock():
        light.value += amount


#: end
#: if (total-timeout or user-cancel) and not python>=3.14
#: part stop_workers


#: end
#: if huge-input and shared-state
def brighten_all(path: Path, size: int, total: Synchronized) -> None:
    """Work on a file part by part; the first error ends it."""
#: elif huge-input
def brighten_all(path: Path, size: int) -> None:
    """Work on a file part by part; the first error ends it."""
#: elif shared-state
def brighten_all(name: str, size: int, total: Synchronized) -> None:
    """Work on a block part by part; the first error ends it."""
#: else
def brighten_all(name: str, size: int) -> None:
    """Work on a block part by part; the first error ends it."""
#: end
    #: if not (little-memory or windows-macos or shared-state or logging or user-cancel)
    pool = ProcessPoolExecutor()
    #: elif not (windows-macos or shared-state or logging or user-cancel)
    pool = ProcessPoolExecutor(max_workers=WORKERS)
    #: elif not (little-memory or windows-macos or shared-state or logging)
    pool = ProcessPoolExecutor(initializer=start_worker)
    #: else
    pool = ProcessPoolExecutor(
        max_workers=WORKERS,  #: if little-memory or windows-macos
        mp_context=SPAWN,  #: if windows-macos
        initializer=start_worker,  #: if shared-state or logging or user-cancel
        initargs=(total, batch.get()),  #: if shared-state and logging
        initargs=(total,),  #: if shared-state and not logging
        initargs=(batch.get(),),  #: if logging and not shared-state
    )
    #: end
    try:
        jobs = [
            pool.submit(work_on, path, start, min(start + PART, size))  #: if huge-input
            pool.submit(work_on, name, start, min(start + PART, size))  #: if not huge-input
            for start in range(0, size, PART)
        ]
        #: if progress and total-timeout
        finished = as_completed(jobs, timeout=TOTAL_LIMIT)
        for number, job in enumerate(finished, start=1):
        #: elif progress
        for number, job in enumerate(as_completed(jobs), start=1):
        #: elif total-timeout
        for job in as_completed(jobs, timeout=TOTAL_LIMIT):
        #: else
        for job in as_completed(jobs):
        #: end
            job.result()  # raises the worker's error
            print(f"{number} of {len(jobs)} parts done")  #: if progress
    #: if total-timeout or user-cancel
    except BaseException:
        pool.terminate_workers()  #: if python>=3.14
        stop(pool)  #: if not python>=3.14
        raise
    finally:
        pool.shutdown()
    #: else
    finally:
        # After an error or Ctrl-C, drop what still waits here in the queue.
        pool.shutdown(cancel_futures=True)
    #: end


#: if huge-input
def checksum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while piece := file.read(2**20):
            found = zlib.crc32(piece, found)
    return found


def brighten_file(source: Path, target: Path) -> None:
    """Write a brighter copy of a file, with only the pages in use in memory."""
    size = source.stat().st_size
    copy = target.with_name(f"{target.name}.part")
    shutil.copyfile(source, copy)
    #: if shared-state
    total = SPAWN.Value("q", 0)  #: if windows-macos
    total = multiprocessing.Value("q", 0)  #: if not windows-macos
    brighten_all(copy, size, total)
    print(f"mean brightness {total.value / size:.1f}")
    #: else
    brighten_all(copy, size)
    #: end
    copy.replace(target)  # an error leaves no half-done picture under this name
    print(f"{size:,} bytes, checksum {checksum(target):08x}")
#: else
@contextmanager
def shared_block(size: int) -> Iterator[SharedMemory]:
    """Make a block of memory that all processes can see, and remove it at the end."""
    block = SharedMemory(create=True, size=size)
    try:
        yield block
    finally:
        block.close()
        block.unlink()


def brighten_file(source: Path, target: Path) -> None:
    """Write a brighter copy of a file."""
    size = source.stat().st_size
    # The system may round a block up: use only the bytes that were asked for.
    with shared_block(size) as block, block.buf[:size] as data:
        with source.open("rb") as file:
            file.readinto(data)
        #: if shared-state
        total = SPAWN.Value("q", 0)  #: if windows-macos
        total = multiprocessing.Value("q", 0)  #: if not windows-macos
        brighten_all(block.name, size, total)
        print(f"mean brightness {total.value / size:.1f}")
        #: else
        brighten_all(block.name, size)
        #: end
        target.write_bytes(data)
        print(f"{size:,} bytes, checksum {zlib.crc32(data):08x}")
#: end


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest shared_memory_pool.py"""

    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.source = Path(folder.name, "dark")
        self.target = Path(folder.name, "bright")
        self.source.write_bytes(bytes(range(256)) * 40)

    #: if (total-timeout or user-cancel) and not windows-macos and not python>=3.14
    def tearDown(self) -> None:
        # The thread of a stopped pool must be gone before the next process is forked.
        for thread in threading.enumerate():
            if thread is not threading.main_thread():
                thread.join()

    #: end
    def test_the_workers_change_every_byte_once(self) -> None:
        expected = bytearray(self.source.read_bytes())
        brighten(memoryview(expected))
        with patch(f"{__name__}.PART", 999), patch("builtins.print"):
            brighten_file(self.source, self.target)
        self.assertEqual(self.target.read_bytes(), expected)

    #: if not huge-input
    def test_the_block_is_gone_afterwards(self) -> None:
        with self.assertRaises(ZeroDivisionError), shared_block(10) as block:
            raise ZeroDivisionError
        with self.assertRaises(FileNotFoundError):
            SharedMemory(block.name)

    #: end
    def test_an_error_in_a_worker_comes_out(self) -> None:
        with self.assertRaises(FileNotFoundError):
            #: if huge-input and shared-state and windows-macos
            brighten_all(Path("nowhere"), 10, SPAWN.Value("q", 0))
            #: elif huge-input and shared-state
            brighten_all(Path("nowhere"), 10, multiprocessing.Value("q", 0))
            #: elif huge-input
            brighten_all(Path("nowhere"), 10)
            #: elif shared-state and windows-macos
            brighten_all("nowhere", 10, SPAWN.Value("q", 0))
            #: elif shared-state
            brighten_all("nowhere", 10, multiprocessing.Value("q", 0))
            #: else
            brighten_all("nowhere", 10)
            #: end
    #: if total-timeout

    def test_the_time_for_all_is_limited(self) -> None:
        limit = patch(f"{__name__}.TOTAL_LIMIT", -1.0)
        with limit, self.assertRaises(TimeoutError):
            brighten_file(self.source, self.target)
    #: end
    #: if (total-timeout or user-cancel) and not python>=3.14

    def test_what_runs_can_be_ended(self) -> None:
        pool = ProcessPoolExecutor(max_workers=1)
        job = pool.submit(time.sleep, 3600)
        stop(pool)
        with self.assertRaises((BrokenProcessPool, CancelledError)):
            job.result(timeout=60)
    #: end


#: end
def main() -> None:
    #: if logging
    start_logging()
    batch.set("nightly")
    #: end
    #: if not notebook
    if sys.argv[1:]:
        brighten_file(Path(sys.argv[1]), Path(sys.argv[2]))
        return
    #: end
    with TemporaryDirectory() as folder:
        source = Path(folder, "dark.gray")
        source.write_bytes(bytes(range(256)) * 800)
        brighten_file(source, Path(folder, "bright.gray"))


# Worker processes import this file; without the guard each would start a pool.
if __name__ == "__main__":
    #: if user-cancel and not notebook
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("cancelled")
    #: else
    main()
    #: end
