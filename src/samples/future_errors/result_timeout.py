import threading
from concurrent.futures import ThreadPoolExecutor

delivered = threading.Event()


def wait_for_parcel() -> str:
    delivered.wait()
    return "a kettle"


with ThreadPoolExecutor() as pool:
    future = pool.submit(wait_for_parcel)
    try:
        print(future.result(timeout=0.1))
    finally:
        delivered.set()
