import threading
import time

owners: dict[str, str] = {}
paid: list[str] = []


def book(seat: str, buyer: str) -> None:
    if seat not in owners:
        time.sleep(0.2)  # take the money
        owners[seat] = buyer
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
