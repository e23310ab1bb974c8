import threading


class Account:
    def __init__(self, balance: int) -> None:
        self._lock = threading.Lock()
        self._balance = balance

    def balance(self) -> int:
        with self._lock:
            return self._balance

    def withdraw(self, amount: int) -> None:
        with self._lock:
            if amount <= self._balance:
                self._balance -= amount


account = Account(100)
account.withdraw(30)
print(account.balance())
