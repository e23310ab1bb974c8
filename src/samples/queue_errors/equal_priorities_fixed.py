import itertools
import queue

Job = tuple[int, int, dict[str, str]]
jobs: queue.PriorityQueue[Job] = queue.PriorityQueue()
numbers = itertools.count()


def submit(priority: int, **job: str) -> None:
    jobs.put((priority, next(numbers), job))


submit(5, page="a")
submit(1, page="b")
submit(5, page="c")
while not jobs.empty():
    print(jobs.get()[-1])
