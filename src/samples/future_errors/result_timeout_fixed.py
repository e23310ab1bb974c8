import threading
from concurrent.futures import ThreadPoolExecutor

delivered = threading.Event()


def wait_for_parcel() -> str:
    if not delivered.wait(timeout=0.1):
        return "no parcel today"
    return "a kettle"


with ThreadPoolExecutor() as pool:
    future = pool.submit(wait_for_parcel)
    try:
        print(future.result())
    finally:
        delivered.set()
