import threading
from concurrent.futures import ThreadPoolExecutor

closed = threading.Event()


def ask(shop: str) -> str:
    if shop == "bakery":
        closed.wait()
    return f"{shop}: yes"


with ThreadPoolExecutor() as pool:
    try:
        for answer in pool.map(ask, ["market", "bakery"], timeout=0.2):
            print(answer)
    finally:
        closed.set()
