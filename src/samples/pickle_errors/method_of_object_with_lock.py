import threading
from concurrent.futures import ProcessPoolExecutor


class Counter:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.total = 0

    def vowels(self, text: str) -> int:
        return sum(text.count(vowel) for vowel in "aeiou")

    def add(self, texts: list[str]) -> None:
        with ProcessPoolExecutor(1) as pool:
            found = sum(pool.map(self.vowels, texts))
        with self.lock:
            self.total += found


if __name__ == "__main__":
    counter = Counter()
    counter.add(["queue", "event"])
    print(counter.total)
