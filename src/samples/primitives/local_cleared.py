import threading
from concurrent.futures import ThreadPoolExecutor

request = threading.local()


def handle(user: str | None) -> str:
    request.user = user or "nobody"
    try:
        return request.user
    finally:
        request.__dict__.clear()


with ThreadPoolExecutor(1) as pool:
    print("ada's page is for", pool.submit(handle, "ada").result())
    print("a visitor's page is for", pool.submit(handle, None).result())
