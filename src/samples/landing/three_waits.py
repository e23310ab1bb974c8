import time
from threading import Thread


def fetch(seconds: float) -> None:
    time.sleep(seconds)  # stands for a request
    print(f"an answer after {seconds} s")


start = time.perf_counter()
threads = [
    Thread(target=fetch, args=[seconds])
    for seconds in (0.6, 0.4, 0.2)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
took = time.perf_counter() - start
print("less than one by one:", took < 1.2)
