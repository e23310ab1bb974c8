import threading

refreshing = threading.Lock()
started = threading.Event()
finish = threading.Event()


def refresh() -> str:
    if not refreshing.acquire(blocking=False):
        return "somebody is at it already"
    try:
        started.set()
        finish.wait()  # the slow part
        return "refreshed"
    finally:
        refreshing.release()


first = threading.Thread(target=lambda: print("first:", refresh()))
first.start()
started.wait()
print("second:", refresh())
finish.set()
first.join()
print("third:", refresh())
