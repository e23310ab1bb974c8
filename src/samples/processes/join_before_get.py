import multiprocessing
from multiprocessing.queues import Queue


def work(results: Queue) -> None:
    results.put("x" * 10_000_000)


def main() -> None:
    results: Queue = multiprocessing.Queue()
    child = multiprocessing.Process(target=work, args=(results,))
    child.start()
    print("waiting for the child")
    child.join()  # the child waits until somebody reads its data
    print("received", len(results.get()))


if __name__ == "__main__":
    main()
