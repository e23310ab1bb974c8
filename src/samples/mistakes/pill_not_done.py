import queue
import threading

tasks: queue.Queue[int | None] = queue.Queue()
results: queue.Queue[int] = queue.Queue()


def worker() -> None:
    while True:
        item = tasks.get()
        if item is None:
            break
        results.put(item * 2)
        tasks.task_done()


def main() -> None:
    workers = [threading.Thread(target=worker) for _ in range(4)]
    for thread in workers:
        thread.start()
    for item in [*range(10), None, None, None, None]:
        tasks.put(item)
    for thread in workers:
        thread.join()
    print(f"{results.qsize()} results, {tasks.unfinished_tasks} tasks unfinished")
    tasks.join()
    print("joined")


if __name__ == "__main__":
    main()
