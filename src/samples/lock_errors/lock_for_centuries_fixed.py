import threading

FOREVER = -1
lock = threading.Lock()


def save(timeout: float = FOREVER) -> None:
    if not lock.acquire(timeout=timeout):
        print("busy")
        return
    try:
        print("saved")
    finally:
        lock.release()


save(timeout=0.1)
save()
