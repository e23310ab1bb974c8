import threading
from collections.abc import Callable

lock = threading.RLock()


def try_it(what: str) -> None:
    print(f"{what}: acquire says", lock.acquire(blocking=False))


def release_it() -> None:
    try:
        lock.release()
    except RuntimeError as error:
        print("another thread releases:", error)


def in_thread(function: Callable[..., None], *args: str) -> None:
    thread = threading.Thread(target=function, args=args)
    thread.start()
    thread.join()


lock.acquire()
lock.acquire()
print("taken twice by the main thread")
in_thread(release_it)
lock.release()
in_thread(try_it, "another thread, after one release")
lock.release()
in_thread(try_it, "another thread, after two")
