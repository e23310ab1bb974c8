import threading
import time
from collections import deque

jobs = deque(["resize", "upload", "notify"])
done: list[str] = []


def work() -> None:
    while True:
        time.sleep(0.1)  # another thread's turn
        try:
            job = jobs.popleft()
        except IndexError:
            return
        done.append(job)


workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(sorted(done))
