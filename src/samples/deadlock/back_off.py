import random
import threading
import time

stock, orders = threading.Lock(), threading.Lock()
unlucky_moment = threading.Barrier(2)
done: list[str] = []


def work(name: str, first: threading.Lock, second: threading.Lock) -> None:
    first_try = True
    while True:
        with first:
            if first_try:
                unlucky_moment.wait()
                first_try = False
            if second.acquire(timeout=0.02):
                done.append(name)
                second.release()
                return
        time.sleep(random.uniform(0, 0.05))


def main() -> None:
    threads = [
        threading.Thread(target=work, args=("shipping", stock, orders)),
        threading.Thread(target=work, args=("refunding", orders, stock)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("done:", sorted(done))


if __name__ == "__main__":
    main()
