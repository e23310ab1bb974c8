import pickle
import threading


class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance
        self.lock = threading.Lock()


class SendableAccount(Account):
    def __getstate__(self) -> dict[str, object]:
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self.lock = threading.Lock()


def main() -> None:
    try:
        pickle.dumps(Account(100))
    except TypeError as error:
        print("Account:", error)
    copy = pickle.loads(pickle.dumps(SendableAccount(100)))
    print("SendableAccount:", copy.balance, "taken:", copy.lock.locked())


if __name__ == "__main__":
    main()
