import threading

stock, orders = threading.Lock(), threading.Lock()
log: list[str] = []


def ship() -> None:
    with stock, orders:
        log.append("shipped")


def refund() -> None:
    with stock, orders:
        log.append("refunded")


def main() -> None:
    threads = [
        threading.Thread(target=ship, name="shipping"),
        threading.Thread(target=refund, name="refunding"),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(log))


if __name__ == "__main__":
    main()
