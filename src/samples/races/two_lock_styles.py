import threading

lock = threading.Lock()
counter = 0


def add_with() -> None:
    global counter
    with lock:
        counter += 1


def add_try_finally() -> None:
    global counter
    lock.acquire()
    try:
        counter += 1
    finally:
        lock.release()


def work() -> None:
    for _ in range(5_000):
        add_with()
        add_try_finally()


def main() -> None:
    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("10 threads, 10,000 additions each:", f"{counter:,}")


if __name__ == "__main__":
    main()
