import threading
import time
from concurrent.futures import ThreadPoolExecutor


def who() -> str:
    return threading.current_thread().name


def main() -> None:
    with ThreadPoolExecutor(max_workers=8, thread_name_prefix="one") as pool:
        names = set()
        for _ in range(4):
            names.add(pool.submit(who).result())
            time.sleep(0.1)  # now the worker is idle again
    print("4 tasks, one after another:", sorted(names))

    gate = threading.Event()
    begun = threading.Semaphore(0)

    def task() -> None:
        begun.release()
        gate.wait()

    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [pool.submit(task) for _ in range(1000)]
        begun.acquire()
        begun.acquire()
        running = sum(future.running() for future in futures)
        print(f"1000 tasks at once: {running} running, {1000 - running} queued")
        gate.set()
        for future in futures:
            future.result()
        print("all done, threads still there:", threading.active_count() - 1)


if __name__ == "__main__":
    main()
