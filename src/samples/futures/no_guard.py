import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

context = multiprocessing.get_context("spawn")  # the default on Windows and macOS
try:
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        print(list(pool.map(abs, [-1, -2])))
except BrokenProcessPool:
    print("the pool broke: its worker died while it imported this file")
