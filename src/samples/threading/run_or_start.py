import threading


def say() -> None:
    print("in", threading.current_thread().name)


def main() -> None:
    worker = threading.Thread(target=say, name="worker")
    worker.start()
    worker.join()
    threading.Thread(target=say, name="worker").run()


if __name__ == "__main__":
    main()
