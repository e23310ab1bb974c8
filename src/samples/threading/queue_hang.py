import queue
import threading

tasks: queue.Queue[int | None] = queue.Queue()
results: queue.Queue[int] = queue.Queue()


def work() -> None:
    while True:
        number = tasks.get()
        if number is None:
            break  # this get() is never paid back
        results.put(number * number)
        tasks.task_done()


def main() -> None:
    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for number in range(10):
        tasks.put(number)
    for _ in workers:
        tasks.put(None)
    for worker in workers:
        worker.join()
    print("all workers have left, results:", results.qsize())
    tasks.join()
    print("never printed")


if __name__ == "__main__":
    main()
