import atexit
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()


def save(name: str) -> None:
    print("saved", name)


atexit.register(pool.submit, save, "session")
print("working")
