"""Three producers, two consumers, and never more than ten items between them."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from queue import Queue

CONSUMERS = 2
ROOM = 10  # items that may wait in the buffer

Item = int  # whatever you hand over, but never None
Buffer = Queue[Item | None]


def produce(source: Iterable[Item], buffer: Buffer, stop: threading.Event) -> None:
    try:
        for item in source:
            if stop.is_set():
                return
            buffer.put(item)  # waits while the buffer is full
    except BaseException:
        stop.set()
        raise


def consume(
    handle: Callable[[Item], object], buffer: Buffer, stop: threading.Event
) -> None:
    try:
        while (item := buffer.get()) is not None:
            if not stop.is_set():
                handle(item)
    except BaseException:
        stop.set()
        while buffer.get() is not None:
            pass  # make room: a producer may be waiting in put()
        raise


def run(sources: list[Iterable[Item]], handle: Callable[[Item], object]) -> None:
    """Handle every item of all sources, or raise the first error that is found."""
    buffer: Buffer = Queue(maxsize=ROOM)
    stop = threading.Event()
    with ThreadPoolExecutor(len(sources) + CONSUMERS) as pool:
        producing: list[Future[None]] = []
        try:
            consuming = [
                pool.submit(consume, handle, buffer, stop) for _ in range(CONSUMERS)
            ]
            for source in sources:
                producing.append(pool.submit(produce, source, buffer, stop))
            wait(producing)
        except BaseException:  # such as Ctrl-C while waiting
            stop.set()
            raise
        finally:
            wait(producing)
            for _ in range(CONSUMERS):
                buffer.put(None)
    for job in consuming + producing:
        job.result()


def main() -> None:
    stored: list[Item] = []
    run([range(0, 20), range(100, 120), range(200, 220)], stored.append)
    print(len(stored), "items stored, each once:", len(set(stored)) == 60)

    def store(item: Item) -> None:
        if item == 107:
            raise ValueError(f"cannot store {item}")

    try:
        run([range(0, 20), range(100, 120), range(200, 220)], store)
    except ValueError as error:
        print("stopped:", error)
    print("threads left:", threading.active_count() - 1)


if __name__ == "__main__":
    main()
