import multiprocessing
from functools import partial
from multiprocessing.synchronize import Lock


def report(lock: Lock, number: int) -> int:
    with lock:
        return number * number


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    with multiprocessing.Pool(2) as pool:
        print(pool.map(partial(report, lock), [1, 2, 3]))
