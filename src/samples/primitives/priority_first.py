import itertools
import queue

counter = itertools.count()
urgent, normal = 0, 10
jobs: queue.PriorityQueue[tuple[int, int, dict[str, str]]] = queue.PriorityQueue()


def add(priority: int, job: dict[str, str]) -> None:
    jobs.put((priority, next(counter), job))


add(normal, {"do": "tidy up"})
add(normal, {"do": "send letters"})
add(urgent, {"do": "put out fire"})
while not jobs.empty():  # one thread only: nobody comes in between
    priority, _, job = jobs.get()
    print(priority, job["do"])
