import threading
from concurrent.futures import ThreadPoolExecutor

van_is_back = threading.Event()


def deliver(item: str) -> str:
    van_is_back.wait()
    return f"{item} delivered"


with ThreadPoolExecutor(max_workers=1) as pool:
    futures = [pool.submit(deliver, item) for item in ("lamp", "desk")]
    futures[1].cancel()
    van_is_back.set()
    for future in futures:
        print(future.result())
