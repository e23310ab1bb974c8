import math
import os
from concurrent.futures import ProcessPoolExecutor


def sum_of_roots(numbers: range) -> float:
    return sum(math.sqrt(number) for number in numbers)


def is_square(number: int) -> bool:
    return math.isqrt(number) ** 2 == number


def main() -> None:
    parts = [range(start, start + 250_000) for start in range(0, 1_000_000, 250_000)]
    with ProcessPoolExecutor(max_workers=2) as pool:
        print("sum of a million roots:", round(sum(pool.map(sum_of_roots, parts))))
        squares = pool.map(is_square, range(10_000), chunksize=500)
        print("squares below 10,000:", sum(squares))
        print("another process:", pool.submit(os.getpid).result() != os.getpid())


if __name__ == "__main__":
    main()
