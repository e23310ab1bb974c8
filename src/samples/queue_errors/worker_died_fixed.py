import queue
import threading

jobs: queue.Queue[int] = queue.Queue()
results: list[float] = []


def work() -> None:
    while True:
        job = jobs.get()
        try:
            results.append(60 / job)
        except ArithmeticError as error:
            print(job, error)
        finally:
            jobs.task_done()


threading.Thread(target=work, daemon=True).start()
for job in 30, 0, 10:
    jobs.put(job)
jobs.join()
print(results)
