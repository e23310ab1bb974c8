import queue
import threading

jobs: queue.Queue[str] = queue.Queue()
jobs.put("the only job")
both_asked = threading.Barrier(2)
seen: list[str] = []


def work() -> None:
    if not jobs.empty():
        both_asked.wait()
        try:
            seen.append(f"got {jobs.get(timeout=0.05)}")
        except queue.Empty:
            seen.append("told that there is a job, and there is none")


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*sorted(seen), sep="\n")
