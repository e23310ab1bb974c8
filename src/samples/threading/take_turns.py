import threading
import time

turns: list[str] = []


def compute(name: str, end: float) -> None:
    while time.perf_counter() < end:
        if turns[-1:] != [name]:
            turns.append(name)


def main() -> None:
    end = time.perf_counter() + 0.3
    threads = [threading.Thread(target=compute, args=(name, end)) for name in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("turns in 0.3 s:", len(turns))


if __name__ == "__main__":
    main()
