import threading

stock, orders = threading.Lock(), threading.Lock()
unlucky_moment = threading.Barrier(2)


def ship() -> None:
    with stock:
        unlucky_moment.wait()
        with orders:
            print("shipped")


def refund() -> None:
    with orders:
        unlucky_moment.wait()
        with stock:
            print("refunded")


def main() -> None:
    threads = [
        threading.Thread(target=ship, name="shipping"),
        threading.Thread(target=refund, name="refunding"),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
