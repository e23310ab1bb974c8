import threading
from concurrent.futures import ThreadPoolExecutor

request = threading.local()


def begin() -> None:
    request.user = "ann"


def greet(word: str) -> str:
    return f"{word}, {request.user}"


with ThreadPoolExecutor(initializer=begin) as pool:
    print(list(pool.map(greet, ["Hello", "Bye"])))
