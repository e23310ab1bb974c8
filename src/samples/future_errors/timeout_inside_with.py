import queue
from concurrent.futures import ThreadPoolExecutor, TimeoutError

answers: queue.Queue[str] = queue.Queue()


def ask() -> str:
    return answers.get()


with ThreadPoolExecutor() as pool:
    future = pool.submit(ask)
    try:
        print(future.result(timeout=0.1))
    except TimeoutError:
        print("no answer")
print("done")
