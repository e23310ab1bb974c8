"""Three producers, two consumers, and a buffer that can be closed."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from queue import Queue, ShutDown

CONSUMERS = 2
ROOM = 10  # items that may wait in the buffer

Item = int
Buffer = Queue[Item]


def produce(source: Iterable[Item], buffer: Buffer) -> None:
    try:
        for item in source:
            buffer.put(item)
    except ShutDown:
        pass  # another thread failed; its job holds the error
    except BaseException:
        buffer.shutdown(immediate=True)
        raise


def consume(handle: Callable[[Item], object], buffer: Buffer) -> None:
    while True:
        try:
            item = buffer.get()
        except ShutDown:
            return
        try:
            handle(item)
        except BaseException:
            buffer.shutdown(immediate=True)  # wakes whoever waits in put() or get()
            raise


def run(sources: list[Iterable[Item]], handle: Callable[[Item], object]) -> None:
    """Handle every item of all sources, or raise the first error that is found."""
    buffer: Buffer = Queue(maxsize=ROOM)
    with ThreadPoolExecutor(len(sources) + CONSUMERS) as pool:
        try:
            consuming = [pool.submit(consume, handle, buffer) for _ in range(CONSUMERS)]
            producing = [pool.submit(produce, source, buffer) for source in sources]
            wait(producing)
        except BaseException:  # such as Ctrl-C while waiting
            buffer.shutdown(immediate=True)
            raise
        buffer.shutdown()  # what is inside is still handed out
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
