import threading
import time

running: set[int] = set()
seen: list[int] = []


def fetch(page: int, slots: threading.BoundedSemaphore) -> None:
    with slots:
        running.add(page)
        seen.append(len(running))
        time.sleep(0.02)  # stands for a request
        running.discard(page)


def main() -> None:
    slots = threading.BoundedSemaphore(3)
    threads = [threading.Thread(target=fetch, args=(n, slots)) for n in range(10)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - start
    print("most at once:", max(seen))
    print("more than 3 a second:", 10 / elapsed > 3)


if __name__ == "__main__":
    main()
