import threading
import time
from collections.abc import Iterator


def records() -> Iterator[str]:
    """Ask for one page after the other, each only when it is needed."""
    for page in range(1, 4):
        time.sleep(0.05)  # the request
        for row in range(1, 6):
            yield f"record {page}.{row}"


def store(source: Iterator[str], stored: list[str]) -> None:
    for record in source:
        time.sleep(0.02)  # the slow part, for one record
        stored.append(record)


def main() -> None:
    source = threading.serialize_iterator(records())
    stored: list[str] = []
    workers = [
        threading.Thread(target=store, args=(source, stored)) for _ in range(3)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(len(stored), "stored,", len(set(stored)), "different")
    print("first:", min(stored), " last:", max(stored))


if __name__ == "__main__":
    main()
