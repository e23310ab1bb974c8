import queue
import threading

jobs: queue.SimpleQueue[int] = queue.SimpleQueue()
results: list[int] = []


def work() -> None:
    while True:
        results.append(jobs.get() * 2)


threading.Thread(target=work, daemon=True).start()
for job in 1, 2, 3:
    jobs.put(job)
jobs.join()
print(results)
