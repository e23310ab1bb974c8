import multiprocessing
from queue import Queue


def check(number: int, found: "Queue[int]") -> None:
    if number % 7 == 0:
        found.put(number)


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        found = manager.Queue()
        with multiprocessing.Pool(2) as pool:
            pool.starmap(check, [(number, found) for number in range(6, 9)])
        print("found", found.get())
