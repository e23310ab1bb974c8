import queue

jobs: queue.Queue[str] = queue.Queue()
jobs.put("put out the fire")
jobs.shutdown()
try:
    while True:
        print(jobs.get())
except queue.ShutDown:
    print("no more jobs")
