import threading
import time
from collections.abc import Iterator


def fetch_pages() -> Iterator[str]:
    for number in range(1, 5):
        time.sleep(0.05)  # the network
        yield f"page {number}"


pages = fetch_pages()
lock = threading.Lock()
done: list[str] = []


def next_page() -> str | None:
    with lock:
        return next(pages, None)


def work() -> None:
    while (page := next_page()) is not None:
        done.append(page)


workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(sorted(done))
