import multiprocessing
import os
from multiprocessing.queues import Queue


def greet(names: Queue) -> None:
    print("hello", names.get())


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    names: Queue = spawn.Queue()
    names.put("Ada")
    worker = spawn.Process(target=greet, args=(names,))
    worker.start()
    worker.join()
    os._exit(0)
