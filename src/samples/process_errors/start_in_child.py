import multiprocessing
from multiprocessing.process import BaseProcess


def work(job: str, following: BaseProcess | None = None) -> None:
    print("did", job)
    if following:
        following.start()
        following.join()


if __name__ == "__main__":
    dry = multiprocessing.Process(target=work, args=("dry",))
    wash = multiprocessing.Process(target=work, args=("wash", dry))
    wash.start()
    wash.join()
