import threading
from concurrent.futures import ThreadPoolExecutor

request = threading.local()


def handle(user: str | None) -> str:
    if user is not None:
        request.user = user
    return getattr(request, "user", "nobody")


with ThreadPoolExecutor(1) as pool:
    print("ada's page is for", pool.submit(handle, "ada").result())
    print("a visitor's page is for", pool.submit(handle, None).result())
