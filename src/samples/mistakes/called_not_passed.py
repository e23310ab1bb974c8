import threading


def report() -> None:
    print("runs in", threading.current_thread().name)


def main() -> None:
    thread = threading.Thread(target=report(), name="reporter")
    print("not started yet")
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
