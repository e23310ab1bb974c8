import os
import threading
from concurrent.futures import ThreadPoolExecutor

worker = threading.local()
token = os.environ.get("SHOP_TOKEN", "guest")


def log_in() -> None:
    worker.token = token


def price(item: str) -> str:
    return f"{item}, asked as {worker.token}"


with ThreadPoolExecutor(initializer=log_in) as pool:
    print(pool.submit(price, "tea").result())
