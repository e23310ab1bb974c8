"""Compress files on several cores with threads: zlib lets go of the GIL.

    python3 native_threads.py big.log other.log

writes big.log.gz and other.log.gz and replaces nothing; without files it
compresses eight blocks of its own in memory.
"""

import gzip
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# None means the default of the pool, for systems that cannot tell.
WORKERS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None


def compress_file(path: Path) -> tuple[int, int]:
    """Compress one file in one long native call; return both sizes in bytes."""
    data = path.read_bytes()
    packed = gzip.compress(data)
    with open(f"{path}.gz", "xb") as file:
        file.write(packed)
    return len(data), len(packed)


def compress_files(paths: list[Path]) -> Iterator[str]:
    """Yield one line for each file, in the order given."""
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    try:
        jobs = [(path, pool.submit(compress_file, path)) for path in paths]
        for path, job in jobs:
            try:
                before, after = job.result()
            except OSError as error:
                yield f"{path}: {error}"
            else:
                yield f"{path}: {before:,} bytes, {after:,} compressed"
    finally:
        # After Ctrl-C, drop what has not begun; running calls still end.
        pool.shutdown(cancel_futures=True)


def demo() -> None:
    """Compress eight blocks and check that nothing was lost."""
    blocks = [bytes([number]) * 2_000_000 + os.urandom(200_000) for number in range(8)]
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        packed = list(pool.map(gzip.compress, blocks))
        unpacked = list(pool.map(gzip.decompress, packed))
    smaller = all(len(small) < len(big) for small, big in zip(packed, blocks))
    print(f"{len(blocks)} blocks compressed, every one smaller: {smaller}")
    print(f"every one comes back unchanged: {unpacked == blocks}")


def main() -> None:
    paths = [Path(text) for text in sys.argv[1:]]
    if not paths:
        demo()
    for line in compress_files(paths):
        print(line)


if __name__ == "__main__":
    main()
