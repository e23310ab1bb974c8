import itertools
import threading
from collections.abc import Iterator

inside = threading.Event()
answered = threading.Event()


def prices() -> Iterator[int]:
    for price in (104, 99, 101, 97):
        inside.set()
        answered.wait()
        yield price


def main() -> None:
    first, second = itertools.tee(prices())
    other = threading.Thread(target=next, args=(first,))
    other.start()
    inside.wait()
    try:
        print(next(second))
    except RuntimeError as error:
        print("RuntimeError:", error)
    answered.set()
    other.join()


if __name__ == "__main__":
    main()
