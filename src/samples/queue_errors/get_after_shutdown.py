import queue
import threading

jobs: queue.Queue[str] = queue.Queue()


def work() -> None:
    while True:
        print("does", jobs.get())


worker = threading.Thread(target=work)
worker.start()
jobs.put("the only job")
jobs.shutdown()
worker.join()
