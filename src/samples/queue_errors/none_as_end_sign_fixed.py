import math
import queue
import threading

jobs: queue.PriorityQueue = queue.PriorityQueue()


def work() -> None:
    while True:
        priority, job = jobs.get()
        if priority == math.inf:
            break
        print("does", job)


jobs.put((2, "sweep"))
jobs.put((1, "wash"))
jobs.put((math.inf, ""))
worker = threading.Thread(target=work)
worker.start()
worker.join()
