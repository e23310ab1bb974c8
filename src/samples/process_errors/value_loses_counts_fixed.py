import multiprocessing
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier


def count(everyone: Barrier) -> int:
    everyone.wait()  # the four count at the same time
    return 10


def add(total: Synchronized, everyone: Barrier) -> None:
    counted = count(everyone)
    with total.get_lock():
        total.value += counted


if __name__ == "__main__":
    total = multiprocessing.Value("i", 0)
    everyone = multiprocessing.Barrier(4)
    workers = [
        multiprocessing.Process(target=add, args=(total, everyone))
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(total.value, "of 40")
