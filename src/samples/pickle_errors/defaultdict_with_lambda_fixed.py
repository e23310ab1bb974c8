from collections import defaultdict
from multiprocessing import Pool


def count(text: str) -> dict[str, int]:
    letters: dict[str, int] = defaultdict(int)
    for letter in text:
        letters[letter] += 1
    return letters


if __name__ == "__main__":
    with Pool(1) as pool:
        for letters in pool.map(count, ["pool", "gil"]):
            print(sorted(letters.items()))
