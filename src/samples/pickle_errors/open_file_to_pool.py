from concurrent.futures import ProcessPoolExecutor
from typing import TextIO


def longest_line(file: TextIO) -> int:
    return max(len(line) for line in file)


if __name__ == "__main__":
    with open(__file__, encoding="utf-8") as file:
        with ProcessPoolExecutor(1) as pool:
            print(pool.submit(longest_line, file).result())
