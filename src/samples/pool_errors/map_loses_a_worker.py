import os
from multiprocessing import Pool


def resize(photo: str) -> str:
    if photo == "huge.png":
        os._exit(1)  # a crash in C code, or the kernel's memory killer
    return f"small {photo}"


if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(resize, ["cat.png", "huge.png", "dog.png"]))
