import multiprocessing
from multiprocessing.queues import Queue


def render(pages: Queue) -> None:
    pages.put("x" * 10_000_000)
    print("rendered", flush=True)


if __name__ == "__main__":
    pages: Queue = multiprocessing.Queue()
    child = multiprocessing.Process(target=render, args=(pages,))
    child.start()
    page = pages.get()
    child.join()
    print("received", len(page))
