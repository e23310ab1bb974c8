import threading

lock = threading.Lock()
balance = 100


def withdraw(amount: int) -> None:
    global balance
    lock.acquire()
    if amount > balance:
        raise ValueError(f"{amount} is more than there is")
    balance -= amount
    lock.release()


def main() -> None:
    for amount in (500, 30):
        try:
            withdraw(amount)
        except ValueError as error:
            print("refused:", error)
    print("balance:", balance)


if __name__ == "__main__":
    main()
