import queue

jobs: queue.Queue[str] = queue.Queue()


def submit(job: str) -> bool:
    try:
        jobs.put(job)
    except queue.ShutDown:
        return False
    return True


print("accepted:", submit("first"))
jobs.shutdown()
print("accepted:", submit("late"))
