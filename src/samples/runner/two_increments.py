import sys
import threading

ROUNDS = 100_000
all_ready = threading.Barrier(4)
plain = called = 0


def same(number: int) -> int:
    return number


def add_plainly() -> None:
    global plain
    all_ready.wait()
    for _ in range(ROUNDS):
        plain += 1


def add_through_a_call() -> None:
    global called
    all_ready.wait()
    for _ in range(ROUNDS):
        called = same(called) + 1


def main() -> None:
    sys.setswitchinterval(1e-6)
    jobs = [add_plainly, add_plainly, add_through_a_call, add_through_a_call]
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    updates = 2 * ROUNDS
    print(f"plain += 1                 lost {updates - plain:,} of {updates:,}")
    print(f"called = same(called) + 1  lost {updates - called:,} of {updates:,}")


if __name__ == "__main__":
    main()
