import multiprocessing
from multiprocessing.process import BaseProcess

fork = multiprocessing.get_context("fork")
workers: list[BaseProcess] = []


def running() -> int:
    return sum(worker.is_alive() for worker in workers)


def work(job: str) -> None:
    print("did", job, "beside", running())


if __name__ == "__main__":
    for job in ("wash", "dry"):
        worker = fork.Process(target=work, args=(job,))
        workers.append(worker)
        worker.start()
        worker.join()
