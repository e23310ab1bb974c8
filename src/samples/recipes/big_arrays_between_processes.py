"""Scale a big file of numbers to 0..1 with every core, without sending them around.

    python3 big_arrays_between_processes.py values.f64 scaled.f64

reads and writes 8-byte floats. Without files it makes 400,000 numbers of its own.
"""

import sys
from array import array
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from tempfile import TemporaryDirectory

PART = 50_000  # numbers that a process takes at a time
Range = tuple[int, int]


@contextmanager
def numbers_in(
    block: SharedMemory, start: int, stop: int
) -> Iterator["memoryview[float]"]:
    """Show part of a block as floats. No view may be left when the block is closed."""
    with block.buf[start * 8 : stop * 8] as part, part.cast("d") as numbers:
        yield numbers


@contextmanager
def new_block(count: int) -> Iterator[SharedMemory]:
    """Make room for so many floats, and remove it at the end, whatever happens."""
    block = SharedMemory(create=True, size=count * 8)
    try:
        yield block
    finally:
        block.close()
        block.unlink()


@contextmanager
def attached(name: str) -> Iterator[SharedMemory]:
    """Open the block of another process. Closing it leaves it there for the others."""
    block = SharedMemory(name)
    try:
        yield block
    finally:
        block.close()


def extremes(name: str, part: Range) -> tuple[float, float]:
    """First pass, in a worker: return the smallest and largest number of a part."""
    with attached(name) as block, numbers_in(block, *part) as numbers:
        return min(numbers), max(numbers)


def scale(name: str, low: float, high: float, part: Range) -> None:
    """Second pass, in a worker: change one part in place."""
    with attached(name) as block, numbers_in(block, *part) as numbers:
        numbers[:] = array("d", ((x - low) / (high - low) for x in numbers))


def scale_all(name: str, count: int) -> tuple[float, float]:
    """Run both passes over a block; return what was smallest and largest."""
    parts = [(at, min(at + PART, count)) for at in range(0, count, PART)]
    with ProcessPoolExecutor() as pool:
        lows, highs = zip(*pool.map(partial(extremes, name), parts))
        low, high = min(lows), max(highs)
        # map() raises a worker's error only where its result is asked for.
        list(pool.map(partial(scale, name, low, high), parts))
    return low, high


def scale_file(source: Path, target: Path) -> str:
    """Write the scaled numbers of a file; return what the block was called."""
    count = source.stat().st_size // 8
    with new_block(count) as block:
        with numbers_in(block, 0, count) as numbers:
            with source.open("rb") as file:
                file.readinto(numbers)  # straight into the block
            low, high = scale_all(block.name, count)
            target.write_bytes(numbers)
        print(f"{count:,} numbers from {low} to {high}")
        return block.name


def show() -> None:
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "values.f64"), Path(folder, "scaled.f64")
        source.write_bytes(array("d", (n % 1001 for n in range(400_000))))
        name = scale_file(source, target)
        after = array("d", target.read_bytes())
    print(f"afterwards from {min(after)} to {max(after)}, the second is {after[1]}")
    try:
        SharedMemory(name).close()
    except FileNotFoundError:
        print("the block is gone")


def main() -> None:
    if sys.argv[1:]:
        scale_file(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        show()


# Worker processes import this file; without the guard each would start a pool.
if __name__ == "__main__":
    main()
