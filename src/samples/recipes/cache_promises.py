import threading
import time
from collections.abc import Callable
from functools import cached_property, lru_cache

THREADS = 4
runs: list[str] = []


@lru_cache(maxsize=None)
def settings() -> str:
    runs.append("lru_cache")
    time.sleep(0.2)  # stands for reading a file
    return "settings"


class Report:
    @cached_property
    def text(self) -> str:
        runs.append("cached_property")
        time.sleep(0.2)
        return "text"


def ask_at_once(ask: Callable[[], str]) -> None:
    gate = threading.Barrier(THREADS)

    def work() -> None:
        gate.wait()
        ask()

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> None:
    report = Report()
    ask_at_once(settings)
    ask_at_once(lambda: report.text)
    print("lru_cache ran the body", runs.count("lru_cache"), "times")
    print("cached_property ran it", runs.count("cached_property"), "times")


if __name__ == "__main__":
    main()
