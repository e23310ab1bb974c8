import multiprocessing
import threading

lock = threading.Lock()
held = threading.Event()
done = threading.Event()


def hold() -> None:
    with lock:
        held.set()
        done.wait()


def child() -> None:
    print("the child gets the lock:", lock.acquire(timeout=0.5))


def main() -> None:
    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join()
    done.set()
    holder.join()
    print("the parent gets the lock:", lock.acquire(timeout=0.5))


if __name__ == "__main__":
    main()
