import time
from threading import Thread


def fetch(page: int) -> None:
    time.sleep(0.02)  # stands for a request


pages = range(2100)
threads = [Thread(target=fetch, args=(page,)) for page in pages]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("fetched", len(threads))
