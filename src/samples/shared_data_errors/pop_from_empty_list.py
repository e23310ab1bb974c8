import threading
import time

jobs = ["resize", "upload", "notify"]
done: list[str] = []


def work() -> None:
    while jobs:
        time.sleep(0.1)  # another thread's turn
        job = jobs.pop()
        done.append(job)


workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(sorted(done))
