import queue
import threading

jobs: queue.Queue[int] = queue.Queue()


def work() -> None:
    while True:
        number = jobs.get()
        print(10 // number)
        jobs.task_done()


def main() -> None:
    for number in (5, 0, 2):
        jobs.put(number)
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    print("jobs that join() would wait for:", jobs.unfinished_tasks)


if __name__ == "__main__":
    main()
