import time
from multiprocessing import Pool


def fetch(number: int) -> int:
    time.sleep(0.1)
    return number * number


if __name__ == "__main__":
    with Pool(2) as pool:
        squares = pool.map_async(fetch, range(8))
        print(squares.get())
