import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

balance = 0


def withdraw(
    amount: int, guard: AbstractContextManager[object], between: Callable[[], object]
) -> None:
    global balance
    with guard:
        if balance >= amount:  # check
            between()
            balance -= amount  # act


def two_withdrawals(
    guard: AbstractContextManager[object], between: Callable[[], object]
) -> int:
    global balance
    balance = 100
    threads = [
        threading.Thread(target=withdraw, args=(80, guard, between)) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return balance


def main() -> None:
    both_have_checked = threading.Barrier(2).wait
    print("without a lock:", two_withdrawals(nullcontext(), both_have_checked))
    print("with a lock:", two_withdrawals(threading.Lock(), lambda: time.sleep(0.05)))


if __name__ == "__main__":
    main()
