import threading

slots = threading.BoundedSemaphore(2)


def fetch(name: str) -> None:
    slots.acquire()
    try:
        if name == "b":
            print("skipped", name)
            slots.release()
            return
        print("fetched", name)
    finally:
        slots.release()


for name in "abc":
    fetch(name)
