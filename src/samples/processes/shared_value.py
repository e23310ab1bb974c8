import multiprocessing
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier


def without_lock(total: Synchronized, both: Barrier) -> None:
    seen = total.value
    both.wait()  # both processes have read before either writes
    total.value = seen + 1


def with_lock(total: Synchronized, both: Barrier) -> None:
    both.wait()
    with total.get_lock():
        total.value += 1


def main() -> None:
    for work in (without_lock, with_lock):
        total = multiprocessing.Value("i", 0)
        both = multiprocessing.Barrier(2)
        workers = [
            multiprocessing.Process(target=work, args=(total, both))
            for _ in range(2)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print(f"{work.__name__}: expected 2, got {total.value}")


if __name__ == "__main__":
    main()
