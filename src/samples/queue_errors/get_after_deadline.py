import queue
import time

answers: queue.Queue[str] = queue.Queue()
answers.put("early")
deadline = time.monotonic() + 0.05


def collect() -> str:
    try:
        return answers.get(timeout=deadline - time.monotonic())
    except queue.Empty:
        return "nothing"


print(collect())
time.sleep(0.1)
print(collect())
