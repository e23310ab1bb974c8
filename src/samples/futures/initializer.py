import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor

numbers = itertools.count(1)
own = threading.local()


class Connection:
    def __init__(self) -> None:
        self.number = next(numbers)

    def query(self, text: str) -> int:
        time.sleep(0.05)  # stands for the database
        return self.number


def connect() -> None:
    own.connection = Connection()


def run(text: str) -> int:
    return own.connection.query(text)


def main() -> None:
    with ThreadPoolExecutor(max_workers=2, initializer=connect) as pool:
        used = list(pool.map(run, [f"select {n}" for n in range(6)]))
    print("queries:", len(used), "connections:", sorted(set(used)))


if __name__ == "__main__":
    main()
