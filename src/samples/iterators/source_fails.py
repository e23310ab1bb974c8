import threading
from collections.abc import Iterator


def readings() -> Iterator[int]:
    yield from (1, 2)
    raise OSError("the sensor is gone")


def main() -> None:
    shared = threading.serialize_iterator(readings())
    ends: list[str] = []

    def read() -> None:
        try:
            for _ in shared:
                pass
            ends.append("thought it was the end")
        except OSError as error:
            ends.append(f"got OSError: {error}")

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for end in sorted(ends):
        print("one thread", end)


if __name__ == "__main__":
    main()
