import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

closed = threading.Event()


def ask(shop: str) -> str:
    if shop == "bakery":
        closed.wait()
    return f"{shop}: yes"


with ThreadPoolExecutor() as pool:
    futures = [pool.submit(ask, shop) for shop in ("market", "bakery")]
    try:
        for future in as_completed(futures, timeout=0.2):
            print(future.result())
    finally:
        closed.set()
