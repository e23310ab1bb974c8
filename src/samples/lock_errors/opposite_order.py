import threading

stock, orders = threading.Lock(), threading.Lock()
both_hold_one = threading.Barrier(2)
done: list[str] = []


def ship() -> None:
    with stock:
        both_hold_one.wait()
        with orders:
            done.append("shipped")


def refund() -> None:
    with orders:
        both_hold_one.wait()
        with stock:
            done.append("refunded")


shipping = threading.Thread(target=ship)
shipping.start()
refund()
shipping.join()
print(sorted(done))
