import multiprocessing

fork = multiprocessing.get_context("fork")

with fork.Pool(1) as pool:

    def square(number: int) -> int:
        return number * number

    print(pool.map(square, [1, 2]))
