import threading

TEXT = "the cat and the dog and the bird"


def count_words(text: str) -> int:
    print("function:", len(text.split()))
    return len(text.split())  # nobody receives this


class Counter:
    total = 0

    def __call__(self) -> None:
        self.total = len(TEXT.split())


class CountingThread(threading.Thread):
    total = 0

    def __init__(self, text: str) -> None:
        super().__init__(name="counting")  # left out: RuntimeError at start()
        self.text = text

    def run(self) -> None:
        self.total = len(self.text.split())


def main() -> None:
    counter = Counter()
    by_function = threading.Thread(target=count_words, args=(TEXT,))
    by_object = threading.Thread(target=counter)
    by_subclass = CountingThread(TEXT)
    for thread in (by_function, by_object, by_subclass):
        thread.start()
        thread.join()
    print("callable object:", counter.total)
    print("subclass:", by_subclass.total)


if __name__ == "__main__":
    main()
