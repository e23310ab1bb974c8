import threading
from concurrent.futures import ProcessPoolExecutor


def vowels(text: str) -> int:
    return sum(text.count(vowel) for vowel in "aeiou")


class Counter:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.total = 0

    def add(self, texts: list[str]) -> None:
        with ProcessPoolExecutor(1) as pool:
            found = sum(pool.map(vowels, texts))
        with self.lock:
            self.total += found


if __name__ == "__main__":
    counter = Counter()
    counter.add(["queue", "event"])
    print(counter.total)
