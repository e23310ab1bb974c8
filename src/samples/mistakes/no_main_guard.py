import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

sys.tracebacklimit = 0  # show errors without their tracebacks


def square(number: int) -> int:
    return number * number


spawn = multiprocessing.get_context("spawn")
with ProcessPoolExecutor(1, mp_context=spawn) as pool:
    print(list(pool.map(square, [1, 2, 3])))
