import queue
import threading
from collections.abc import Callable

OVER = -0.5  # the deadline was half a second ago

lock = threading.Lock()
lock.acquire()
condition = threading.Condition()


def wait_for_condition() -> bool:
    with condition:
        return condition.wait(OVER)


calls: dict[str, Callable[[], object]] = {
    "Lock.acquire": lambda: lock.acquire(timeout=OVER),
    "Queue.get": lambda: queue.Queue().get(timeout=OVER),
    "SimpleQueue.get": lambda: queue.SimpleQueue().get(timeout=OVER),
    "Condition.wait": wait_for_condition,
    "Event.wait": lambda: threading.Event().wait(OVER),
    "Semaphore.acquire": lambda: threading.Semaphore(0).acquire(timeout=OVER),
    "Barrier.wait": lambda: threading.Barrier(2).wait(OVER),
}
for name, call in calls.items():
    try:
        print(f"{name}: {call()}")
    except (ValueError, threading.BrokenBarrierError) as error:
        print(f"{name}: {type(error).__name__}")
