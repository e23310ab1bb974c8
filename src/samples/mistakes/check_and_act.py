import threading
import time

owners: dict[str, str] = {}
paid: list[str] = []
lock = threading.Lock()


def book(seat: str, buyer: str) -> None:
    with lock:  # look and write as one step
        if seat in owners:
            return
        owners[seat] = buyer
    time.sleep(0.2)  # take the money
    paid.append(buyer)


def main() -> None:
    names = ("Ann", "Bob")
    buyers = [threading.Thread(target=book, args=("12A", name)) for name in names]
    for buyer in buyers:
        buyer.start()
    for buyer in buyers:
        buyer.join()
    print(f"{len(paid)} paid, {len(owners)} seat sold")


if __name__ == "__main__":
    main()
