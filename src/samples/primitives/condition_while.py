import threading
from collections import deque

items: deque[str] = deque()
changed = threading.Condition()
about_to_wait = threading.Semaphore(0)


def take() -> None:
    with changed:
        about_to_wait.release()
        changed.wait_for(lambda: items)
        print("took", items.popleft())


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for _ in threads:
    about_to_wait.acquire()
with changed:  # free only now that both sleep in wait()
    items.append("the first item")
    changed.notify_all()
with changed:
    items.append("the second item")
    changed.notify_all()
for thread in threads:
    thread.join()
print("left:", len(items))
