import multiprocessing
from multiprocessing.queues import Queue


def first_page(pages: Queue) -> None:
    print("received", len(pages.get()))


if __name__ == "__main__":
    pages: Queue = multiprocessing.Queue()
    child = multiprocessing.Process(target=first_page, args=(pages,))
    child.start()
    for _ in range(3):
        pages.put("x" * 10_000_000)
    child.join()
    pages.cancel_join_thread()
    print("done")
