import multiprocessing
from multiprocessing.queues import Queue


def check(number: int, found: "Queue[int]") -> None:
    if number % 7 == 0:
        found.put(number)


if __name__ == "__main__":
    found = multiprocessing.Queue()
    with multiprocessing.Pool(2) as pool:
        pool.starmap(check, [(number, found) for number in range(6, 9)])
    print("found", found.get())
