import threading
from concurrent.futures import ThreadPoolExecutor, wait

closed = threading.Event()


def ask(shop: str) -> str:
    if shop == "bakery":
        closed.wait()
    return f"{shop}: yes"


with ThreadPoolExecutor() as pool:
    futures = [pool.submit(ask, shop) for shop in ("market", "bakery")]
    try:
        done, late = wait(futures, timeout=0.2)
        for future in done:
            print(future.result())
        print(len(late), "without an answer")
    finally:
        closed.set()
