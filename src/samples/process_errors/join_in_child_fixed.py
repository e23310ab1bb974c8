import multiprocessing
from multiprocessing.process import BaseProcess

fork = multiprocessing.get_context("fork")
workers: list[BaseProcess] = []


def stop_all() -> None:
    for worker in workers:
        worker.join()


def work(job: str) -> None:
    print("did", job)


if __name__ == "__main__":
    for job in ("wash", "dry"):
        worker = fork.Process(target=work, args=(job,))
        workers.append(worker)
        worker.start()
        worker.join()
    stop_all()
