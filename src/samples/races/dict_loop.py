import threading

stock = {"apples": 3, "pears": 5}
looping = threading.Event()
added = threading.Event()


def add_plums() -> None:
    looping.wait()
    stock["plums"] = 7
    added.set()


def main() -> None:
    threading.Thread(target=add_plums).start()
    try:
        for fruit in stock:
            print(fruit)
            looping.set()
            added.wait()
    except RuntimeError as error:
        print("RuntimeError:", error)
    for fruit in stock.copy():
        print("from a copy:", fruit)


if __name__ == "__main__":
    main()
