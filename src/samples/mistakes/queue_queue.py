import queue


def main() -> None:
    tasks: queue.Queue[str] = queue.Queue()
    tasks.put("read the mail")
    print(tasks.get())


if __name__ == "__main__":
    main()
