import queue

jobs: queue.Queue[str] = queue.Queue()


def work() -> None:
    while True:
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            break
        try:
            print("does", job)
        finally:
            jobs.task_done()


jobs.put("the only job")
work()
jobs.join()
print("all done")
