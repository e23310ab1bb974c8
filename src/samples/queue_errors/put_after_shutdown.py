import queue

jobs: queue.Queue[str] = queue.Queue()


def submit(job: str) -> bool:
    jobs.put(job)
    return True


print("accepted:", submit("first"))
jobs.shutdown()
print("accepted:", submit("late"))
