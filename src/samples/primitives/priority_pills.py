import queue
import threading
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: float
    name: str = field(compare=False)


jobs: queue.PriorityQueue[Job] = queue.PriorityQueue()
end = Job(float("inf"), "end")  # behind every job


def work() -> None:
    while (job := jobs.get()) is not end:
        print(job.name)


for job in (Job(2, "second"), end, Job(1, "first")):
    jobs.put(job)
worker = threading.Thread(target=work)
worker.start()
worker.join()
