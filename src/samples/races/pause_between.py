import threading
import time
from contextlib import AbstractContextManager, nullcontext

TIMES = 100
counter = 0


def count(guard: AbstractContextManager[object]) -> None:
    global counter
    for _ in range(TIMES):
        with guard:
            seen = counter
            time.sleep(0.0001)
            counter = seen + 1


def in_two_threads(guard: AbstractContextManager[object]) -> int:
    global counter
    counter = 0
    threads = [threading.Thread(target=count, args=(guard,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counter


def main() -> None:
    print("without a lock: expected 200, got", in_two_threads(nullcontext()))
    print("with a lock:    expected 200, got", in_two_threads(threading.Lock()))


if __name__ == "__main__":
    main()
