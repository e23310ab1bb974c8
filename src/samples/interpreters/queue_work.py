from concurrent import interpreters


def add_up(tasks: interpreters.Queue, results: interpreters.Queue) -> None:
    while (stop := tasks.get()) is not None:
        results.put((stop, sum(range(stop))))


def main() -> None:
    tasks = interpreters.create_queue()
    results = interpreters.create_queue()
    workers = [interpreters.create() for _ in range(2)]
    threads = [
        worker.call_in_thread(add_up, tasks, results) for worker in workers
    ]
    for stop in (10, 100, 1000):
        tasks.put(stop)
    for _ in threads:
        tasks.put(None)
    for thread in threads:
        thread.join()
    print(sorted(results.get() for _ in range(3)))
    for worker in workers:
        worker.close()


if __name__ == "__main__":
    main()
