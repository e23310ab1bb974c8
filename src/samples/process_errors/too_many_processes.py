import multiprocessing
import resource
import time


def fetch(number: int) -> None:
    time.sleep(0.01)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
    fork = multiprocessing.get_context("fork")
    workers = []
    try:
        for number in range(60):
            worker = fork.Process(target=fetch, args=(number,))
            worker.start()
            workers.append(worker)
    finally:
        for worker in workers:
            worker.join()
    print("fetched", len(workers))
