import multiprocessing
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":

    def square(number: int) -> int:
        return number * number

    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        print(pool.submit(square, 3).result())
