import threading

lock = threading.Lock()


def pay(amount: int) -> None:
    if not lock.acquire(timeout=0.1):
        print("busy")
        return
    try:
        print("paid", amount)
    finally:
        lock.release()


lock.acquire()
pay(5)
pay(7)
lock.release()
pay(9)
