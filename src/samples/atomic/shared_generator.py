import threading
from collections.abc import Iterator

inside, go_on = threading.Event(), threading.Event()


def tickets() -> Iterator[int]:
    for number in range(3):
        inside.set()
        go_on.wait()
        yield number


def main() -> None:
    source = tickets()
    other = threading.Thread(target=next, args=(source,))
    other.start()
    inside.wait()
    try:
        next(source)
    except ValueError as error:
        print("ValueError:", error)
    go_on.set()
    other.join()


if __name__ == "__main__":
    main()
