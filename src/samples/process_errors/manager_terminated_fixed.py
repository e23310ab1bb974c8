import multiprocessing
from multiprocessing.managers import DictProxy


def count(totals: DictProxy) -> None:
    totals["apples"] = 3


def main() -> None:
    with multiprocessing.Manager() as manager:
        totals = manager.dict()
        worker = multiprocessing.Process(target=count, args=(totals,))
        worker.start()
        worker.join()
        for process in [worker]:
            process.terminate()
            process.join()
        print(totals["apples"])


if __name__ == "__main__":
    main()
