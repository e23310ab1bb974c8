import queue
import threading

tasks: queue.Queue[int | None] = queue.Queue()
results: queue.Queue[int] = queue.Queue()


def work() -> None:
    while True:
        number = tasks.get()
        try:
            if number is None:
                break
            results.put(number * number)
        finally:
            tasks.task_done()  # for the pill and for a failed item too


def main() -> None:
    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for number in range(10):
        tasks.put(number)
    for _ in workers:
        tasks.put(None)  # one pill for each worker
    tasks.join()
    for worker in workers:
        worker.join()
    print(sorted(results.get() for _ in range(10)))


if __name__ == "__main__":
    main()
