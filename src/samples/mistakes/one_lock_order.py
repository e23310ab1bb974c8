import threading


class Account:
    def __init__(self, number: int, balance: int) -> None:
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source: Account, target: Account, amount: int) -> None:
    if source is target:
        return  # its one lock cannot be taken twice
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
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
    for thread in threads:
        thread.join()
    print("balances:", ann.balance, bob.balance)


if __name__ == "__main__":
    main()
