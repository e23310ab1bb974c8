import time
from concurrent.futures import ThreadPoolExecutor


def fetch(page: int) -> None:
    time.sleep(0.02)  # stands for a request


pages = range(2100)
with ThreadPoolExecutor(max_workers=100) as pool:
    results = list(pool.map(fetch, pages))
print("fetched", len(results))
