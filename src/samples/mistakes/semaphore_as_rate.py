import threading
import time
from concurrent.futures import ThreadPoolExecutor

slots = threading.Semaphore(5)  # meant as: five calls a second


def call(_: int) -> None:
    with slots:
        time.sleep(0.01)  # the service answers quickly


def main() -> None:
    begin = time.monotonic()
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(call, range(10)))
    print("ten calls took a second or more:", time.monotonic() - begin >= 1)


if __name__ == "__main__":
    main()
