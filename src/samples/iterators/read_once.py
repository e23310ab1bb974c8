import hashlib
import io
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


def chunks(file: io.BufferedIOBase) -> Iterator[bytes]:
    while chunk := file.read(64 * 1024):
        yield chunk


def checksum(data: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in data:
        digest.update(chunk)
    return digest.hexdigest()


def line_count(data: Iterator[bytes]) -> int:
    return sum(chunk.count(b"\n") for chunk in data)


def main() -> None:
    upload = io.BytesIO(b"one line of a log\n" * 50_000)
    first, second = threading.concurrent_tee(chunks(upload))
    with ThreadPoolExecutor(2) as pool:
        digest = pool.submit(checksum, first)
        lines = pool.submit(line_count, second)
    print(lines.result(), "lines, SHA-256", digest.result()[:12])
    print("as one: ", hashlib.sha256(upload.getvalue()).hexdigest()[:12])


if __name__ == "__main__":
    main()
