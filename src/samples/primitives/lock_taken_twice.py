import threading

lock = threading.Lock()
items = ["a"]


def size() -> int:
    with lock:
        return len(items)


def add(item: str) -> None:
    with lock:
        items.append(item)
        print("now", size())  # waits for the lock that this thread holds


add("b")
