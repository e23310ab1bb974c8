import threading


def main() -> None:
    tasks = threading.Queue()
    tasks.put("read the mail")
    print(tasks.get())


if __name__ == "__main__":
    main()
