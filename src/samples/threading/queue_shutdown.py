import queue
import threading

tasks: queue.Queue[int] = queue.Queue()
results: queue.Queue[int] = queue.Queue()


def work() -> None:
    while True:
        try:
            number = tasks.get()
        except queue.ShutDown:
            return  # closed and empty
        try:
            results.put(number * number)
        finally:
            tasks.task_done()


def main() -> None:
    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for number in range(10):
        tasks.put(number)
    tasks.shutdown()  # no more puts; what is queued is still handed out
    tasks.join()
    for worker in workers:
        worker.join()
    print(sorted(results.get() for _ in range(10)))
    try:
        tasks.put(10)
    except queue.ShutDown:
        print("put refused: the queue is shut down")


if __name__ == "__main__":
    main()
