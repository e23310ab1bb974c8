import threading
import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()


def upload(name: str) -> None:
    print("uploaded", name)


def watch() -> None:
    time.sleep(0.1)
    pool.submit(upload, "last.log")


watcher = threading.Thread(target=watch)
watcher.start()
