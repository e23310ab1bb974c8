import queue
import threading
from collections.abc import Iterable, Iterator


def feed(prices: Iterable[int], readers: list[queue.Queue[int | None]]) -> None:
    for price in prices:
        for reader in readers:
            reader.put(price)
    for reader in readers:
        reader.put(None)


def prices_of(box: queue.Queue[int | None]) -> Iterator[int]:
    while (price := box.get()) is not None:
        yield price


def main() -> None:
    boxes: list[queue.Queue[int | None]] = [queue.Queue(maxsize=2) for _ in range(2)]
    found: dict[str, int] = {}

    def low() -> None:
        found["low"] = min(prices_of(boxes[0]))

    def high() -> None:
        found["high"] = max(prices_of(boxes[1]))

    threads = [
        threading.Thread(target=feed, args=((104, 99, 101, 97), boxes)),
        threading.Thread(target=low),
        threading.Thread(target=high),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("low", found["low"], "high", found["high"])


if __name__ == "__main__":
    main()
