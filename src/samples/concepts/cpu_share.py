import threading
import time
from collections.abc import Callable


def cpu_share(work: Callable[[], object]) -> float:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return (time.process_time() - cpu) / (time.perf_counter() - wall)


def verdict(share: float) -> str:
    if share < 0.2:
        return "waits"
    if share < 1.2:
        return "computes on one core"
    return "computes on several cores"


def wait() -> None:
    time.sleep(0.3)


def compute() -> None:
    sum(number * number for number in range(2_000_000))


def compute_in_two_threads() -> None:
    threads = [threading.Thread(target=compute) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> None:
    for work in (wait, compute, compute_in_two_threads):
        print(f"{work.__name__}: {verdict(cpu_share(work))}")


if __name__ == "__main__":
    main()
