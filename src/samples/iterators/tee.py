import threading
from collections.abc import Iterator


def prices() -> Iterator[int]:
    for price in (104, 99, 101, 97):
        print("asked for", price)
        yield price


def main() -> None:
    for_low, for_high = threading.concurrent_tee(prices())
    found: dict[str, int] = {}

    def low() -> None:
        found["low"] = min(for_low)

    def high() -> None:
        found["high"] = max(for_high)

    threads = [threading.Thread(target=low), threading.Thread(target=high)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("low", found["low"], "high", found["high"])


if __name__ == "__main__":
    main()
