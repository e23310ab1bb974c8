import multiprocessing
import resource
import time


def fetch(number: int) -> None:
    time.sleep(0.01)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
    fork = multiprocessing.get_context("fork")
    with fork.Pool(4) as workers:
        fetched = workers.map(fetch, range(60))
    print("fetched", len(fetched))
