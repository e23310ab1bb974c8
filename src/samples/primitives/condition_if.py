import threading
from collections import deque

items: deque[str] = deque()
changed = threading.Condition()
errors: list[str] = []
about_to_wait = threading.Semaphore(0)


def take() -> None:
    with changed:
        try:
            if not items:
                about_to_wait.release()
                changed.wait()
            print("took", items.popleft())
        except IndexError as error:
            errors.append(str(error))


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for _ in threads:
    about_to_wait.acquire()
with changed:  # free only now that both sleep in wait()
    items.append("the only item")
    changed.notify_all()
for thread in threads:
    thread.join()
print(len(errors), "thread failed:", errors[0])
