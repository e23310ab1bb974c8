import threading

kitchen = threading.Lock()
office = threading.Lock()
each_holds_one = threading.Barrier(2)


def clean(first: threading.Lock, second: threading.Lock) -> None:
    with first:
        each_holds_one.wait()
        with second:
            print("never printed")


def main() -> None:
    ann = threading.Thread(target=clean, args=(kitchen, office), name="Ann")
    ben = threading.Thread(target=clean, args=(office, kitchen), name="Ben")
    ann.start()
    ben.start()
    ann.join()


if __name__ == "__main__":
    main()
