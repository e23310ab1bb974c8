"""Hash the blocks of big files on all cores with threads: hashlib lets go of the GIL.

    python3 native_threads.py disk.img other.img

Says how many blocks of each differ. Without files it hashes 16 MiB of its own.

Made for "Use threads over the native calls". Needs Python 3.11 or later.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory

# One thread for each CPU that this process may use: more would only take turns.
if hasattr(os, "sched_getaffinity"):
    WORKERS = len(os.sched_getaffinity(0))
else:
    WORKERS = os.cpu_count() or 1
BLOCK = 2**20  # bytes of input for one native call: long enough to be worth a thread
SIZE = 32  # bytes of output for each block


def hash_block(block: memoryview) -> bytes:
    """Return the SHA-256 of one block. Put your own native call here."""
    return hashlib.sha256(block).digest()


def part(number: int, size: int) -> slice:
    """Return the slice of one block in a buffer that has so many bytes for each."""
    return slice(number * size, (number + 1) * size)


def hash_blocks(data: memoryview, digests: memoryview) -> Iterator[int]:
    """Fill the digests; yield the number of each block as soon as it is in."""

    def fill(number: int) -> int:
        """Hash one block into its own slice, where no other thread writes."""
        block = data[part(number, BLOCK)]
        # With NumPy: np.sqrt(data[...], out=result[...]), and no copy at all.
        digests[part(number, SIZE)] = hash_block(block)
        return number

    count = len(digests) // SIZE
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    try:
        jobs = [pool.submit(fill, number) for number in range(count)]
        for job in as_completed(jobs):
            yield job.result()
    finally:
        # After an error or Ctrl-C, drop what has not begun; running calls still end.
        pool.shutdown(cancel_futures=True)


def report(path: Path) -> None:
    """Print how many blocks a file has, and how many of them differ."""
    data = memoryview(path.read_bytes())
    count = -(-len(data) // BLOCK)  # the last block may be shorter
    digests = memoryview(bytearray(count * SIZE))
    different = set()
    for number in hash_blocks(data, digests):
        different.add(digests[part(number, SIZE)].tobytes())
    print(f"{path.name}: {count} blocks, {len(different)} of them different")
    print("SHA-256 of all digests:", hashlib.sha256(digests).hexdigest())


def demo() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "demo.img")
        with open(path, "wb") as file:
            file.writelines(bytes([number % 12]) * BLOCK for number in range(16))
        report(path)


def main() -> None:
    names = sys.argv[1:]
    if not names:
        demo()
    for name in names:
        try:
            report(Path(name))
        except OSError as error:
            print(f"{name}: {error!r}")


if __name__ == "__main__":
    main()
