import queue
import threading

jobs: queue.Queue[str] = queue.Queue()
jobs.put("the only job")
both_asked = threading.Barrier(2)


def work() -> None:
    while not jobs.empty():
        both_asked.wait()
        print("does", jobs.get_nowait())


workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
