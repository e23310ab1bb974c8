import queue

jobs: queue.SimpleQueue[int] = queue.SimpleQueue()
jobs.put(1)
jobs.get()
for name in ("join", "task_done", "full", "maxsize", "shutdown"):
    print(f"{name}:", "there" if hasattr(jobs, name) else "missing")
