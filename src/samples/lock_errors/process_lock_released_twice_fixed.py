import multiprocessing

printer = multiprocessing.Lock()


def show(text: str) -> None:
    with printer:
        if not text:
            return
        print(text)


if __name__ == "__main__":
    for text in "first", "", "last":
        show(text)
