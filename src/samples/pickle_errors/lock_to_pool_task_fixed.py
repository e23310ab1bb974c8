import multiprocessing
from multiprocessing.synchronize import Lock

lock: Lock


def keep(given: Lock) -> None:
    global lock
    lock = given


def report(number: int) -> int:
    with lock:
        return number * number


if __name__ == "__main__":
    shared = multiprocessing.Lock()
    with multiprocessing.Pool(2, keep, (shared,)) as pool:
        print(pool.map(report, [1, 2, 3]))
