import queue
import threading

jobs: queue.Queue[int | None] = queue.Queue()
results: list[int] = []


def work() -> None:
    while True:
        job = jobs.get()
        try:
            if job is None:
                break
            results.append(job * 2)
        finally:
            jobs.task_done()


worker = threading.Thread(target=work)
worker.start()
for job in (1, 2, None):
    jobs.put(job)
jobs.join()
print(results)
