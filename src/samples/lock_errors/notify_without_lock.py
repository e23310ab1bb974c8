import threading

changed = threading.Condition()
orders: list[str] = []
sold: list[str] = []


def take() -> None:
    with changed:
        changed.wait_for(lambda: orders)
        sold.append(orders.pop())


def bake() -> None:
    orders.append("bread")
    changed.notify()


taker = threading.Thread(target=take, daemon=True)
taker.start()
bake()
taker.join()
print("sold", sold)
