import threading

lock = threading.Lock()
items = ["a"]


def size() -> int:
    with lock:
        return _size()


def _size() -> int:
    """Call it with the lock held."""
    return len(items)


def add(item: str) -> None:
    with lock:
        items.append(item)
        print("now", _size())


add("b")
print("outside", size())
