import threading
from typing import Any


def depth(folder: list[Any]) -> int:
    levels = 0
    while folder:
        levels, folder = levels + 1, folder[0]
    return levels


folder: list[Any] = []
for _ in range(5000):
    folder = [folder]
thread = threading.Thread(target=lambda: print("depth", depth(folder)))
thread.start()
thread.join()
