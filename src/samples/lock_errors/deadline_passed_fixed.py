import threading
import time

lock = threading.Lock()
deadline = time.monotonic() + 0.05


def save(part: str) -> None:
    left = max(0, deadline - time.monotonic())
    if not lock.acquire(timeout=left):
        print(part, "comes too late")
        return
    try:
        time.sleep(0.1)
        print(part, "saved")
    finally:
        lock.release()


save("first")
with lock:
    save("second")
