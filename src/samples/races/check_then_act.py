import threading
import time
from collections.abc import Callable

balance = 100
lock = threading.Lock()


def withdraw(amount: int) -> None:
    global balance
    if balance >= amount:  # check
        time.sleep(0.2)  # another thread's turn
        balance -= amount  # act


def withdraw_locked(amount: int) -> None:
    with lock:
        withdraw(amount)


def balance_after_two(work: Callable[[int], None]) -> int:
    global balance
    balance = 100
    threads = [threading.Thread(target=work, args=(80,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return balance


def main() -> None:
    print("without a lock:", balance_after_two(withdraw))
    print("with a lock:", balance_after_two(withdraw_locked))


if __name__ == "__main__":
    main()
