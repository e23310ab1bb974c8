import queue
import threading

jobs: queue.PriorityQueue = queue.PriorityQueue()


def work() -> None:
    while True:
        job = jobs.get()
        if job is None:
            break
        print("does", job[1])


jobs.put((2, "sweep"))
jobs.put((1, "wash"))
jobs.put(None)
worker = threading.Thread(target=work)
worker.start()
worker.join()
