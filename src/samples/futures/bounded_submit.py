import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

LIMIT = 4


def consume(item: int) -> int:
    time.sleep(0.01)  # stands for storing it
    return item


def main() -> None:
    slots = threading.BoundedSemaphore(LIMIT)
    futures: list[Future[int]] = []
    most_open = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        for item in range(20):  # the producer
            slots.acquire()  # waits while 4 items are queued or running
            future = pool.submit(consume, item)
            future.add_done_callback(lambda _: slots.release())
            futures.append(future)
            most_open = max(most_open, sum(not f.done() for f in futures))
    print("consumed:", sum(f.done() for f in futures))
    print(f"never more than {LIMIT} open: {most_open <= LIMIT}")


if __name__ == "__main__":
    main()
