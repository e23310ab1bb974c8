import threading
from itertools import count

numbers = count(1)


def work() -> None:
    for _ in range(10_000):
        next(numbers)


def main() -> None:
    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("calls: 100,000")
    print(f"asked: {next(numbers):,}")
    print(f"asked again: {next(numbers):,}")


if __name__ == "__main__":
    main()
