import threading
import time
from collections.abc import Iterator


def fetch_pages() -> Iterator[str]:
    for number in range(1, 5):
        time.sleep(0.05)  # the network
        yield f"page {number}"


pages = fetch_pages()
done: list[str] = []


def work() -> None:
    for page in pages:
        done.append(page)


workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(sorted(done))
