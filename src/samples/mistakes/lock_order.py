import threading

unlucky_moment = threading.Barrier(3)


class Account:
    def __init__(self, number: int, balance: int) -> None:
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source: Account, target: Account, amount: int) -> None:
    with source.lock:
        unlucky_moment.wait()
        with target.lock:
            source.balance -= amount
            target.balance += amount


def main() -> None:
    ann, bob = Account(1, 100), Account(2, 100)
    threads = [
        threading.Thread(target=transfer, args=(ann, bob, 10)),
        threading.Thread(target=transfer, args=(bob, ann, 20)),
    ]
    for thread in threads:
        thread.start()
    unlucky_moment.wait()
    print("each thread holds one lock and wants the other")
    for thread in threads:
        thread.join()
    print("balances:", ann.balance, bob.balance)


if __name__ == "__main__":
    main()
