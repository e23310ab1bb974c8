import threading

stock, orders = threading.Lock(), threading.Lock()
done: list[str] = []


def ship() -> None:
    with stock:
        with orders:
            done.append("shipped")


def refund() -> None:
    with stock:
        with orders:
            done.append("refunded")


shipping = threading.Thread(target=ship)
shipping.start()
refund()
shipping.join()
print(sorted(done))
