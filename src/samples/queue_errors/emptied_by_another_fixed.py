import queue
import threading

jobs: queue.Queue[str] = queue.Queue()
jobs.put("the only job")


def work() -> None:
    while True:
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            break
        print("does", job)


workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
