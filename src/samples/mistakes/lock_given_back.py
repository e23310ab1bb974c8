import threading

lock = threading.Lock()
balance = 100


def withdraw(amount: int) -> None:
    global balance
    with lock:
        if amount > balance:
            raise ValueError(f"{amount} is more than there is")
        balance -= amount


def main() -> None:
    for amount in (500, 30):
        try:
            withdraw(amount)
        except ValueError as error:
            print("refused:", error)
    print("balance:", balance)


if __name__ == "__main__":
    main()
