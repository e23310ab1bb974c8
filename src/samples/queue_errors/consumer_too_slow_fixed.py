import queue
import threading
import time

rows: queue.Queue[int] = queue.Queue(maxsize=1)


def store() -> None:
    for _ in range(4):
        rows.get()
        time.sleep(0.1)


threading.Thread(target=store, daemon=True).start()
for row in range(4):
    rows.put(row)
print("all handed over")
