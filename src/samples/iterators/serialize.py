import threading
from collections.abc import Iterator


def numbers() -> Iterator[int]:
    yield from range(10_000)


def main() -> None:
    shared = threading.serialize_iterator(numbers())
    parts: list[list[int]] = [[] for _ in range(4)]
    threads = [
        threading.Thread(target=part.extend, args=(shared,)) for part in parts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = [number for part in parts for number in part]
    print(len(taken), "taken,", len(set(taken)), "different")


if __name__ == "__main__":
    main()
