import multiprocessing
import time


def resize(picture: str) -> None:
    time.sleep(0.01)


if __name__ == "__main__":
    workers = [
        multiprocessing.Process(target=resize, args=(picture,))
        for picture in ("cat.png", "dog.png")
    ]
    for worker in workers:
        worker.join()
    print("exit codes:", [worker.exitcode for worker in workers])
