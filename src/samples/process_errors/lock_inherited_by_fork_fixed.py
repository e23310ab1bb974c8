import multiprocessing
import threading

lock = threading.Lock()
held = threading.Event()
done = threading.Event()


def refresh() -> None:
    with lock:
        held.set()
        done.wait()


def work() -> None:
    with lock:
        print("child has the lock")


if __name__ == "__main__":
    refresher = threading.Thread(target=refresh)
    refresher.start()
    held.wait()
    child = multiprocessing.get_context("spawn").Process(target=work)
    child.start()
    done.set()
    refresher.join()
    print("lock held in the parent:", lock.locked())
    child.join()
