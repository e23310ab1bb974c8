import threading
from typing import Any


def depth(folder: list[Any]) -> int:
    return 1 + depth(folder[0]) if folder else 0


folder: list[Any] = []
for _ in range(5000):
    folder = [folder]
thread = threading.Thread(target=lambda: print("depth", depth(folder)))
thread.start()
thread.join()
