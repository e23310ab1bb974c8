import threading

changed = threading.Condition()
orders: list[str] = []


def bake() -> None:
    with changed:
        orders.append("bread")
        changed.notify()


def take() -> str:
    while not orders:
        changed.wait()
    return orders.pop()


threading.Timer(0.1, bake).start()
print(take())
