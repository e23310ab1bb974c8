import threading
import weakref
from collections.abc import Iterator


class Frame:
    """One picture of a film."""


alive: weakref.WeakSet[Frame] = weakref.WeakSet()


def film() -> Iterator[Frame]:
    for _ in range(500):
        frame = Frame()
        alive.add(frame)
        yield frame
        del frame


def main() -> None:
    fast, slow = threading.concurrent_tee(film())
    reader = threading.Thread(target=lambda: sum(1 for _ in fast))
    reader.start()
    reader.join()
    print("kept for the slow reader:", len(alive))
    print("frames it then reads:", sum(1 for _ in slow))
    print("after it caught up:", len(alive))


if __name__ == "__main__":
    main()
