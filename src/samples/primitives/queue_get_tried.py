import queue
import threading

jobs: queue.Queue[str] = queue.Queue()
for number in range(3):
    jobs.put(f"job {number}")
done: list[str] = []


def work() -> None:
    while True:
        try:
            done.append(jobs.get_nowait())
        except queue.Empty:
            return


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(done))
