import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def resize(photo: str) -> str:
    if photo == "huge.png":
        os._exit(1)  # a crash in C code, or the kernel's memory killer
    return f"small {photo}"


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        try:
            print(list(pool.map(resize, ["cat.png", "huge.png", "dog.png"])))
        except BrokenProcessPool:
            print("a worker died")
