import multiprocessing
from multiprocessing.queues import Queue


def work(jobs: "Queue[str]") -> None:
    while True:
        print("does", jobs.get())


if __name__ == "__main__":
    jobs: "Queue[str]" = multiprocessing.Queue()
    jobs.put("the only job")
    jobs.shutdown()
    worker = multiprocessing.Process(target=work, args=(jobs,))
    worker.start()
    worker.join()
