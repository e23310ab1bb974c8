import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


def orders() -> Iterator[str]:
    for number in range(1, 10):
        time.sleep(0.1)  # the request
        yield f"order {number}"


def take_two(source: Iterator[str]) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda _: next(source), range(2)))


def main() -> None:
    first, second = threading.concurrent_tee(orders())
    print("a copy shared:", take_two(first))
    shared = threading.serialize_iterator(second)
    print("in a wrapper: ", take_two(shared))


if __name__ == "__main__":
    main()
