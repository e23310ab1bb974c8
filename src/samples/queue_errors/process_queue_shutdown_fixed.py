import multiprocessing
from multiprocessing.queues import Queue


def work(jobs: "Queue[str | None]") -> None:
    while (job := jobs.get()) is not None:
        print("does", job)


if __name__ == "__main__":
    jobs: "Queue[str | None]" = multiprocessing.Queue()
    jobs.put("the only job")
    jobs.put(None)
    worker = multiprocessing.Process(target=work, args=(jobs,))
    worker.start()
    worker.join()
