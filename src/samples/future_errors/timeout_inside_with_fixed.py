import queue
from concurrent.futures import ThreadPoolExecutor

answers: queue.Queue[str] = queue.Queue()


def ask() -> str:
    return answers.get(timeout=0.1)


with ThreadPoolExecutor() as pool:
    future = pool.submit(ask)
    try:
        print(future.result())
    except queue.Empty:
        print("no answer")
print("done")
