import queue

jobs: queue.Queue[str | None] = queue.Queue()
jobs.put("put out the fire")
jobs.put(None)
while (job := jobs.get()) is not None:
    print(job)
print("no more jobs")
