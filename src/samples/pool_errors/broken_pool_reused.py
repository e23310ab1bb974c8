import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def resize(photo: str) -> str:
    if photo == "huge.png":
        os._exit(1)  # a crash in C code, or the kernel's memory killer
    return f"small {photo}"


if __name__ == "__main__":
    pool = ProcessPoolExecutor(1)
    for photo in ["cat.png", "huge.png", "dog.png"]:
        job = pool.submit(resize, photo)
        try:
            print(job.result())
        except BrokenProcessPool:
            print(photo, "killed its worker")
    pool.shutdown()
