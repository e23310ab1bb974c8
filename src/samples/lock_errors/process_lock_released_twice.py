import multiprocessing

printer = multiprocessing.Lock()


def show(text: str) -> None:
    printer.acquire()
    try:
        if not text:
            printer.release()
            return
        print(text)
    finally:
        printer.release()


if __name__ == "__main__":
    for text in "first", "", "last":
        show(text)
