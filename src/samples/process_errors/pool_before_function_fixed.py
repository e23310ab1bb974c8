import multiprocessing

fork = multiprocessing.get_context("fork")


def square(number: int) -> int:
    return number * number


with fork.Pool(1) as pool:
    print(pool.map(square, [1, 2]))
