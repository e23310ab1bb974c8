import multiprocessing
from multiprocessing.process import BaseProcess

fork = multiprocessing.get_context("fork")
workers: list[BaseProcess] = []


def running() -> int:
    return sum(worker.is_alive() for worker in workers)


def work(job: str, beside: int) -> None:
    print("did", job, "beside", beside)


if __name__ == "__main__":
    for job in ("wash", "dry"):
        worker = fork.Process(target=work, args=(job, running()))
        workers.append(worker)
        worker.start()
        worker.join()
