import threading

slots = threading.Semaphore(1)


def fetch(block: bool = True, timeout: float = 0.1) -> None:
    if not slots.acquire(block, timeout):
        print("no slot")
        return
    try:
        print("fetched")
    finally:
        slots.release()


fetch()
fetch(block=False)
