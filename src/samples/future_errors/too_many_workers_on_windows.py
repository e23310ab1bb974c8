import sys
from concurrent.futures import ProcessPoolExecutor

workers = 64  # os.cpu_count() of a large machine


def square(number: int) -> int:
    return number * number


if __name__ == "__main__":
    sys.platform = "win32"  # pretended: this was run on Linux
    with ProcessPoolExecutor(max_workers=workers) as pool:
        print(list(pool.map(square, range(4))))
