import threading
import time

lock = threading.Lock()
deadline = time.monotonic() + 0.05


def save(part: str) -> None:
    if not lock.acquire(timeout=deadline - time.monotonic()):
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
