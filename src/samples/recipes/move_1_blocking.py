import time
from collections.abc import Iterator
from contextlib import contextmanager

WAIT = 0.3  # seconds of an answer


class Shop:
    """Stands for a client that blocks, such as requests."""

    def price(self, item: str) -> int:
        time.sleep(WAIT)
        return len(item)


@contextmanager
def session() -> Iterator[Shop]:
    print("connected")
    try:
        yield Shop()
    finally:
        print("closed")


def total(items: list[str]) -> int:
    with session() as shop:
        return sum(shop.price(item) for item in items)


def main() -> None:
    start = time.perf_counter()
    print("total:", total(["tea", "bread", "honey"]))
    waits = (time.perf_counter() - start) / WAIT
    print(f"it took {waits:.0f} x {WAIT} s")


if __name__ == "__main__":
    main()
