import os
import threading
from concurrent.futures import ThreadPoolExecutor

worker = threading.local()


def log_in() -> None:
    worker.token = os.environ["SHOP_TOKEN"]


def price(item: str) -> str:
    return f"{item}, asked as {worker.token}"


with ThreadPoolExecutor(initializer=log_in) as pool:
    print(pool.submit(price, "tea").result())
