import threading


def report(failure: threading.ExceptHookArgs) -> None:
    name = failure.thread.name if failure.thread else "a thread"
    print(f"{name} died: {failure.exc_type.__name__}: {failure.exc_value}")


def divide() -> None:
    print(1 // 0)


def main() -> None:
    threading.excepthook = report
    thread = threading.Thread(target=divide, name="divider")
    thread.start()
    thread.join()  # says nothing about the error
    print("main goes on; the exit status will be 0")


if __name__ == "__main__":
    main()
