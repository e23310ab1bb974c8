import threading

stock, orders = threading.Lock(), threading.Lock()
in_step = threading.Barrier(2)
given_up: list[str] = []
done: list[str] = []


def work(name: str, first: threading.Lock, second: threading.Lock) -> None:
    for _ in range(100):
        with first:
            in_step.wait()
            got_both = second.acquire(blocking=False)
            in_step.wait()
            if got_both:
                done.append(name)
                second.release()
                return
        given_up.append(name)
        in_step.wait()


def main() -> None:
    threads = [
        threading.Thread(target=work, args=("shipping", stock, orders)),
        threading.Thread(target=work, args=("refunding", orders, stock)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("gave up and tried again:", len(given_up))
    print("done:", done)


if __name__ == "__main__":
    main()
