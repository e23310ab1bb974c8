import threading
import time
from collections.abc import Callable


def wait() -> None:
    time.sleep(0.3)


def compute() -> None:
    for _ in range(1_500_000):
        pass


def in_three_threads(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds that passed, and seconds of computing added up over all cores."""
    threads = [threading.Thread(target=work) for _ in range(3)]
    started, computed = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - started, time.process_time() - computed


def main() -> None:
    passed, _ = in_three_threads(wait)
    overlap = "at the same time" if passed < 0.6 else "one after another"
    print("three threads that wait do so", overlap)
    passed, computed = in_three_threads(compute)
    cores = "one core" if computed < passed * 1.2 else "more than one core"
    print("three threads that compute use", cores, "at a time")


if __name__ == "__main__":
    main()
