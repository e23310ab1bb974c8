"""Compute on one big block of data with every core, without copying it.

    python3 shared_memory_pool.py dark.gray bright.gray

brightens a picture of one byte a pixel; without files it makes one of its own.

Made for "Use a process pool over shared memory". Needs Python 3.11 or later.
"""

import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from tempfile import TemporaryDirectory

PART = 32_768  # bytes that one worker takes at a time


def brighten(part: memoryview) -> None:
    """Change one part in place. Put your own function here."""
    for index, value in enumerate(part):
        part[index] = round(255 * (value / 255) ** 0.5)


def work_on(name: str, start: int, end: int) -> None:
    """Attach to a block by its name and work on one slice of it, in a worker."""
    block = SharedMemory(name)
    try:
        # A view must be gone before the block can be closed.
        with block.buf[start:end] as part:
            brighten(part)
    finally:
        block.close()


def brighten_all(name: str, size: int) -> None:
    """Work on a block part by part; the first error ends it."""
    pool = ProcessPoolExecutor()
    try:
        jobs = [
            pool.submit(work_on, name, start, min(start + PART, size))
            for start in range(0, size, PART)
        ]
        for job in as_completed(jobs):
            job.result()  # raises the worker's error
    finally:
        # After an error or Ctrl-C, drop what still waits here in the queue.
        pool.shutdown(cancel_futures=True)


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
        brighten_all(block.name, size)
        target.write_bytes(data)
        print(f"{size:,} bytes, checksum {zlib.crc32(data):08x}")


def main() -> None:
    if sys.argv[1:]:
        brighten_file(Path(sys.argv[1]), Path(sys.argv[2]))
        return
    with TemporaryDirectory() as folder:
        source = Path(folder, "dark.gray")
        source.write_bytes(bytes(range(256)) * 800)
        brighten_file(source, Path(folder, "bright.gray"))


# Worker processes import this file; without the guard each would start a pool.
if __name__ == "__main__":
    main()
