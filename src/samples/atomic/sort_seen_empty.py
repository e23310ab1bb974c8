import threading

names = ["Ulla", "Ann", "Ben"]
sorting, looked = threading.Event(), threading.Event()


def first_letter(name: str) -> str:
    sorting.set()
    looked.wait()
    return name[0]


def main() -> None:
    sorter = threading.Thread(target=names.sort, kwargs={"key": first_letter})
    sorter.start()
    sorting.wait()
    print("during the sort:", names)
    looked.set()
    sorter.join()
    print("afterwards:", names)


if __name__ == "__main__":
    main()
