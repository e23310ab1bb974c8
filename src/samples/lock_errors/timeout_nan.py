import json
import threading

settings = json.loads('{"mean": 0.02, "slowest": NaN}')
lock = threading.Lock()


def save(timeout: float) -> None:
    if not lock.acquire(timeout=timeout):
        print("busy")
        return
    try:
        print("saved")
    finally:
        lock.release()


save(settings["mean"])
save(settings["slowest"])
