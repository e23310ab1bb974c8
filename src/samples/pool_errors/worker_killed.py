import os
from concurrent.futures import ProcessPoolExecutor


def resize(photo: str) -> str:
    if photo == "huge.png":
        os._exit(1)  # a crash in C code, or the kernel's memory killer
    return f"small {photo}"


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        for photo in ["huge.png", "dog.png"]:
            print(pool.submit(resize, photo).result())
