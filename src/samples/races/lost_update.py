import threading

total = 0
gate = threading.Barrier(2)


def add_one() -> None:
    global total
    seen = total  # read
    gate.wait()  # both threads have read before either writes
    total = seen + 1  # write


def main() -> None:
    threads = [threading.Thread(target=add_one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("expected 2, got", total)


if __name__ == "__main__":
    main()
