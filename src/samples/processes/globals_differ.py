import multiprocessing

mode = "as written in the file"


def show(method: str) -> None:
    print(f"{method}: the child sees {mode!r}")


def main() -> None:
    global mode
    mode = "changed by main()"
    for method in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        child = context.Process(target=show, args=(method,))
        child.start()
        child.join()


if __name__ == "__main__":
    main()
