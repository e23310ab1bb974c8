import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def main() -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        try:
            executor.submit(os._exit, 1).result(timeout=10)
        except BrokenProcessPool as error:
            print("ProcessPoolExecutor:", error)
    with context.Pool(1) as pool:
        try:
            pool.apply_async(os._exit, (1,)).get(timeout=1)
        except multiprocessing.TimeoutError:
            print("Pool: no answer and no error after 1 s")
        print("Pool goes on:", pool.apply(abs, (-7,)))


if __name__ == "__main__":
    main()
