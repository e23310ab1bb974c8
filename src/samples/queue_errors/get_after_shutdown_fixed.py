import queue
import threading

jobs: queue.Queue[str] = queue.Queue()


def work() -> None:
    while True:
        try:
            job = jobs.get()
        except queue.ShutDown:
            break
        print("does", job)


worker = threading.Thread(target=work)
worker.start()
jobs.put("the only job")
jobs.shutdown()
worker.join()
