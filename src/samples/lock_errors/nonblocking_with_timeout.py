import threading

lock = threading.Lock()


def refresh(block: bool = True, timeout: float = 0.1) -> None:
    if not lock.acquire(block, timeout):
        print("busy")
        return
    try:
        print("refreshed")
    finally:
        lock.release()


refresh()
refresh(block=False)
