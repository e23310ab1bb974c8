import multiprocessing

print(f"  running the file as {__name__}")
price = 100


def show() -> None:
    print(f"  the child sees price = {price}")


def main() -> None:
    global price
    price = 80
    for method in ("fork", "spawn", "forkserver"):
        print(method)
        child = multiprocessing.get_context(method).Process(target=show)
        child.start()
        child.join()


if __name__ == "__main__":
    main()
