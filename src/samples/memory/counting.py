import multiprocessing
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier

ROUNDS = 20_000


def plain(total: Synchronized, start: Barrier) -> None:
    start.wait()
    for _ in range(ROUNDS):
        total.value += 1


def locked(total: Synchronized, start: Barrier) -> None:
    start.wait()
    for _ in range(ROUNDS):
        with total.get_lock():
            total.value += 1


def main() -> None:
    for count in (plain, locked):
        total = multiprocessing.Value("i", 0)
        start = multiprocessing.Barrier(4)
        workers = [
            multiprocessing.Process(target=count, args=(total, start))
            for _ in range(4)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print(f"{count.__name__}: {total.value:,} of {4 * ROUNDS:,}")


if __name__ == "__main__":
    main()
