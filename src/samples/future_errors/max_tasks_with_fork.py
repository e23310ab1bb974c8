import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def square(number: int) -> int:
    return number * number


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(
        max_workers=2, mp_context=context, max_tasks_per_child=100
    ) as pool:
        print(list(pool.map(square, [3, 4, 5])))
