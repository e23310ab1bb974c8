"""Hash the blocks of big files on all cores with threads: hashlib lets go of the GIL.

#: if notebook
    from pathlib import Path
    from native_threads import report
    report(Path("disk.img"))

in a cell of a notebook beside this file. Run as a program it hashes 16 MiB of its own.
#: else
    python3 native_threads.py disk.img other.img

Says how many blocks of each differ. Without files it hashes 16 MiB of its own.
#: end
"""

import hashlib
import logging
import os
import signal
import sys
import time
import unittest
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, as_completed, wait
from contextvars import ContextVar
from itertools import islice
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock
from unittest.mock import patch

#: if little-memory
WORKERS = 2  # each holds one block at a time
#: elif python>=3.13
# One thread for each CPU that this process may use: more would only take turns.
WORKERS = os.process_cpu_count() or 1
#: else
# One thread for each CPU that this process may use: more would only take turns.
if hasattr(os, "sched_getaffinity"):
    WORKERS = len(os.sched_getaffinity(0))
else:
    WORKERS = os.cpu_count() or 1
#: end
BLOCK = 2**20  # bytes of input for one native call: long enough to be worth a thread
SIZE = 32  # bytes of output for each block
#: if item-timeout
ITEM_LIMIT = 5.0  # seconds for one block
PART = 2**16  # bytes hashed before the next look at the clock
#: end
TOTAL_LIMIT = 60.0  # seconds for all blocks of a file  #: if total-timeout
AHEAD = 4 * WORKERS  # blocks submitted before they are hashed  #: if huge-input
#: if logging

log = logging.getLogger("hash")
file_name = ContextVar("file_name", default="-")
#: end
#: if user-cancel

cancelled = Event()
#: end


#: if shared-state
class Totals:
    """How much all threads together have hashed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._blocks = 0
        self._bytes = 0

    def add(self, size: int) -> None:
        # Both sums change together, or neither does.
        with self._lock:
            self._blocks += 1
            self._bytes += size

    def read(self) -> tuple[int, int]:
        with self._lock:
            return self._blocks, self._bytes


totals = Totals()


#: end
#: if huge-input or little-memory
def hash_block(block: bytes) -> bytes:
#: else
def hash_block(block: memoryview) -> bytes:
#: end
    """Return the SHA-256 of one block. Put your own native call here."""
    #: if item-timeout
    end = time.monotonic() + ITEM_LIMIT
    digest = hashlib.sha256()
    for start in range(0, len(block), PART):
        digest.update(block[start : start + PART])
        if time.monotonic() > end:
            raise TimeoutError(f"one block took more than {ITEM_LIMIT} s")
    return digest.digest()
    #: else
    return hashlib.sha256(block).digest()
    #: end


def part(number: int, size: int) -> slice:
    """Return the slice of one block in a buffer that has so many bytes for each."""
    return slice(number * size, (number + 1) * size)


#: if huge-input or little-memory
def hash_blocks(data: mmap, digests: memoryview) -> Iterator[int]:
#: else
def hash_blocks(data: memoryview, digests: memoryview) -> Iterator[int]:
#: end
    #: if in-order
    """Fill the digests; yield the number of each block once it is in, in order."""
    #: else
    """Fill the digests; yield the number of each block as soon as it is in."""
    #: end

    def fill(number: int) -> int:
        """Hash one block into its own slice, where no other thread writes."""
        #: if user-cancel
        if cancelled.is_set():
            raise InterruptedError("cancelled")
        #: end
        block = data[part(number, BLOCK)]
        # With NumPy: np.sqrt(data[...], out=result[...]), and no copy at all.
        digests[part(number, SIZE)] = hash_block(block)
        totals.add(len(block))  #: if shared-state
        log.info("block %d is hashed", number)  #: if logging
        return number

    count = len(digests) // SIZE
    end = time.monotonic() + TOTAL_LIMIT  #: if total-timeout and huge-input and not (in-order and python>=3.14)
    #: if logging
    pool = ThreadPoolExecutor(
        max_workers=WORKERS,
        thread_name_prefix="hash",
        # Threads of a pool do not see the context variables of their caller.
        initializer=file_name.set,
        initargs=(file_name.get(),),
    )
    #: else
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    #: end
    try:
        #: if in-order and not huge-input
        yield from pool.map(fill, range(count))  #: if not total-timeout
        yield from pool.map(fill, range(count), timeout=TOTAL_LIMIT)  #: if total-timeout
        #: elif in-order and python>=3.14
        #: if total-timeout
        yield from pool.map(fill, range(count), buffersize=AHEAD, timeout=TOTAL_LIMIT)
        #: else
        yield from pool.map(fill, range(count), buffersize=AHEAD)
        #: end
        #: elif in-order
        jobs: deque[Future[int]] = deque()
        for number in range(count):
            if len(jobs) == AHEAD:
                yield jobs.popleft().result()  #: if not total-timeout
                yield jobs.popleft().result(timeout=end - time.monotonic())  #: if total-timeout
            jobs.append(pool.submit(fill, number))
        for job in jobs:
            yield job.result()  #: if not total-timeout
            yield job.result(timeout=end - time.monotonic())  #: if total-timeout
        #: elif huge-input
        jobs: set[Future[int]] = set()
        numbers = iter(range(count))
        while True:
            for number in islice(numbers, AHEAD - len(jobs)):
                jobs.add(pool.submit(fill, number))
            if not jobs:
                break
            #: if total-timeout
            left = end - time.monotonic()
            done, jobs = wait(jobs, timeout=left, return_when=FIRST_COMPLETED)
            if not done:
                raise TimeoutError("the time for all blocks is over")
            #: else
            done, jobs = wait(jobs, return_when=FIRST_COMPLETED)
            #: end
            for job in done:
                yield job.result()
        #: else
        jobs = [pool.submit(fill, number) for number in range(count)]
        for job in as_completed(jobs):  #: if not total-timeout
        for job in as_completed(jobs, timeout=TOTAL_LIMIT):  #: if total-timeout
            yield job.result()
        #: end
    finally:
        # After an error or Ctrl-C, drop what has not begun; running calls still end.
        pool.shutdown(cancel_futures=True)


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest native_threads.py"""

    def setUp(self) -> None:
        # Switch threads as often as can be: hidden races come out.
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        self.addCleanup(sys.setswitchinterval, before)
        # Blocks of one byte: many of them, and each tells its number.
        self.enterContext(patch(f"{__name__}.BLOCK", 1))
        #: if huge-input or little-memory
        self.data = self.enterContext(mmap(-1, 256))
        self.data.write(bytes(range(256)))
        #: else
        self.data = memoryview(bytes(range(256)))
        #: end
        self.digests = memoryview(bytearray(256 * SIZE))

    def test_every_slice_holds_its_own_digest(self) -> None:
        numbers = list(hash_blocks(self.data, self.digests))
        self.assertEqual(sorted(numbers), list(range(256)))
        for number in numbers:
            expected = hashlib.sha256(bytes([number])).digest()
            self.assertEqual(self.digests[part(number, SIZE)], expected)

    def test_a_result_of_another_length_is_an_error(self) -> None:
        with patch(f"{__name__}.hash_block", return_value=b"short"):
            with self.assertRaises(ValueError):
                list(hash_blocks(self.data, self.digests))

    #: if in-order
    def test_the_order_is_kept(self) -> None:
        def slow_first(block: bytes) -> bytes:
            time.sleep(0.02 if block[0] == 0 else 0)
            return bytes(SIZE)

        with patch(f"{__name__}.hash_block", slow_first):
            numbers = list(hash_blocks(self.data, self.digests))
        self.assertEqual(numbers, list(range(256)))
    #: end

    #: if huge-input
    def test_few_blocks_are_taken_ahead(self) -> None:
        with patch(f"{__name__}.hash_block", return_value=bytes(SIZE)) as call:
            blocks = hash_blocks(self.data, self.digests)
            next(blocks)
            self.assertLessEqual(call.call_count, AHEAD + 1)
            blocks.close()
    #: end

    #: if item-timeout
    def test_a_block_over_its_limit_stops_everything(self) -> None:
        with patch(f"{__name__}.ITEM_LIMIT", -1.0):
            with self.assertRaises(TimeoutError):
                list(hash_blocks(self.data, self.digests))
    #: end

    #: if total-timeout
    def test_the_whole_has_a_limit(self) -> None:
        def slow(block: bytes) -> bytes:
            time.sleep(0.02)
            return bytes(SIZE)

        limit = patch(f"{__name__}.TOTAL_LIMIT", 0.001)
        with limit, patch(f"{__name__}.hash_block", slow):
            with self.assertRaises(TimeoutError):
                list(hash_blocks(self.data, self.digests))
    #: end

    #: if user-cancel
    def test_nothing_begins_once_cancelled(self) -> None:
        self.addCleanup(cancelled.clear)
        cancelled.set()
        with patch(f"{__name__}.hash_block") as call:
            with self.assertRaises(InterruptedError):
                list(hash_blocks(self.data, self.digests))
        call.assert_not_called()
    #: end


#: end
def report(path: Path) -> None:
    """Print how many blocks a file has, and how many of them differ."""
    file_name.set(path.name)  #: if logging
    #: if user-cancel and notebook
    # To interrupt the cell lets the blocks that run end, and begins no others.
    cancelled.clear()
    signal.signal(signal.SIGINT, lambda number, frame: cancelled.set())
    #: end
    #: if huge-input or little-memory
    with open(path, "rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        count = -(-len(data) // BLOCK)  # the last block may be shorter
        digests = memoryview(bytearray(count * SIZE))
        different = set()
        for done, number in enumerate(hash_blocks(data, digests), start=1):  #: if progress
        for number in hash_blocks(data, digests):  #: if not progress
            different.add(digests[part(number, SIZE)].tobytes())
            #: if progress
            if done % 4 == 0:
                print(f"{done} of {count} blocks")
            #: end
    #: else
    data = memoryview(path.read_bytes())
    count = -(-len(data) // BLOCK)  # the last block may be shorter
    digests = memoryview(bytearray(count * SIZE))
    different = set()
    for done, number in enumerate(hash_blocks(data, digests), start=1):  #: if progress
    for number in hash_blocks(data, digests):  #: if not progress
        different.add(digests[part(number, SIZE)].tobytes())
        #: if progress
        if done % 4 == 0:
            print(f"{done} of {count} blocks")
        #: end
    #: end
    print(f"{path.name}: {count} blocks, {len(different)} of them different")
    print("SHA-256 of all digests:", hashlib.sha256(digests).hexdigest())
    #: if shared-state
    blocks, size = totals.read()
    print(f"{blocks} blocks and {size:,} bytes so far")
    #: end


#: if logging
def start_logging() -> None:
    """Show thread and file with every line; the filter adds the file."""

    def add_file(record: logging.LogRecord) -> bool:
        record.file_name = file_name.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_file)
    form = "%(asctime)s %(threadName)s %(file_name)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
def demo() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "demo.img")
        with open(path, "wb") as file:
            file.writelines(bytes([number % 12]) * BLOCK for number in range(16))
        report(path)


def main() -> None:
    start_logging()  #: if logging
    #: if notebook
    demo()
    #: else
    #: if user-cancel
    # Ctrl-C lets the blocks that run end, and begins no others.
    signal.signal(signal.SIGINT, lambda number, frame: cancelled.set())
    #: end
    names = sys.argv[1:]
    if not names:
        demo()
    for name in names:
        #: if user-cancel
        if cancelled.is_set():
            break
        #: end
        try:
            report(Path(name))
        #: if huge-input or little-memory
        except (OSError, ValueError) as error:
            print(f"{name}: {error!r}")
        #: else
        except OSError as error:
            print(f"{name}: {error!r}")
        #: end
    #: end


if __name__ == "__main__":
    main()
