import threading
from collections.abc import Iterator

inside = threading.Event()
answered = threading.Event()


def pages() -> Iterator[int]:
    for page in range(1, 4):
        inside.set()
        answered.wait()
        yield page


def main() -> None:
    shared = pages()
    other = threading.Thread(target=next, args=(shared,))
    other.start()
    inside.wait()
    try:
        print(next(shared))
    except ValueError as error:
        print("ValueError:", error)
    answered.set()
    other.join()


if __name__ == "__main__":
    main()
