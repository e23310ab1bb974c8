import queue
import time

answers: queue.Queue[str] = queue.Queue()
answers.put("early")
deadline = time.monotonic() + 0.05


def collect() -> str:
    left = max(0, deadline - time.monotonic())
    try:
        return answers.get(timeout=left)
    except queue.Empty:
        return "nothing"


print(collect())
time.sleep(0.1)
print(collect())
