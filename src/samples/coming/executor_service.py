from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import RLock
from time import sleep


class Stock:
    def __init__(self) -> None:
        self._lock = RLock()
        self._pieces: dict[str, int] = {}

    def add(self, item: str, pieces: int) -> None:  # synchronized
        with self._lock:
            self._pieces[item] = self.count(item) + pieces

    def count(self, item: str) -> int:  # synchronized, called from add()
        with self._lock:
            return self._pieces.get(item, 0)


def deliver(stock: Stock, item: str, pieces: int) -> None:
    sleep(0.02)  # stands for a request
    if pieces < 0:
        raise ValueError(f"{item}: {pieces}")
    stock.add(item, pieces)


def main() -> None:
    stock = Stock()
    orders = [("bolt", 30), ("nut", -1), ("bolt", 12), ("cog", 5)]
    with ThreadPoolExecutor(max_workers=3) as pool:
        futures = [pool.submit(deliver, stock, *order) for order in orders]
        for future in as_completed(futures):
            if error := future.exception():
                print("failed:", error)
    for item in ("bolt", "nut", "cog"):
        print(item, stock.count(item))


if __name__ == "__main__":
    main()
