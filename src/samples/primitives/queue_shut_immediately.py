import queue
import threading

jobs: queue.Queue[int] = queue.Queue()
for number in range(3):
    jobs.put(number)
jobs.get()  # a worker is at it
jobs.shutdown(immediate=True)
print("held:", jobs.qsize())

waiting = threading.Thread(target=jobs.join)
waiting.start()
waiting.join(timeout=0.05)
print("join still waits:", waiting.is_alive())
jobs.task_done()
waiting.join()
print("joined, though two jobs were never done")
try:
    jobs.get()
except queue.ShutDown:
    print("get: ShutDown")
