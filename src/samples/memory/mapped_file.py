import mmap
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory


def count_lines(path: Path, start: int, end: int) -> int:
    with path.open("rb") as file:
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return data[start:end].count(b"\n")


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "log.txt")
        path.write_bytes(b"one line of the log\n" * 100_000)
        size = path.stat().st_size
        with ProcessPoolExecutor(2) as pool:
            halves = pool.map(
                count_lines, [path, path], [0, size // 2], [size // 2, size]
            )
            print("lines in each half:", list(halves))


if __name__ == "__main__":
    main()
