"""Four worker threads, each with a connection of its own, and all answers in order."""

import threading
from contextlib import suppress
from queue import Empty, SimpleQueue

WORKERS = 4
closed: list[str] = []


class Connection:
    """Stands for what a worker opens at its start and closes at its end."""

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *error: object) -> None:
        closed.append(threading.current_thread().name)

    def ask(self, item: int) -> str:
        if item == 7:
            raise ValueError("no price for 7")
        return f"{item} costs {item * 3}"


Answer = str | Exception
Tasks = SimpleQueue[tuple[int, int] | None]
Results = SimpleQueue[tuple[int, Answer] | BaseException | None]


def work(tasks: Tasks, results: Results) -> None:
    try:
        with Connection() as connection:
            while (task := tasks.get()) is not None:
                number, item = task
                try:
                    results.put((number, connection.ask(item)))
                except Exception as error:
                    results.put((number, error))
    except BaseException as error:
        results.put(error)  # this worker cannot go on
    finally:
        results.put(None)  # nothing more comes from this worker


def ask_all(items: list[int]) -> list[Answer]:
    """Return the answers in the order of the items; a failed one holds its error."""
    tasks: Tasks = SimpleQueue()
    results: Results = SimpleQueue()
    answers: dict[int, Answer] = {}
    broken: list[BaseException] = []
    workers: list[threading.Thread] = []
    try:
        for number in range(WORKERS):
            worker = threading.Thread(
                target=work, args=(tasks, results), name=f"worker-{number}"
            )
            worker.start()
            workers.append(worker)
        for task in enumerate(items):
            tasks.put(task)
        for _ in workers:
            tasks.put(None)  # one pill for each, behind the last task
        at_work = len(workers)
        while at_work:
            result = results.get()
            if result is None:
                at_work -= 1
            elif isinstance(result, BaseException):
                broken.append(result)
            else:
                answers[result[0]] = result[1]
    except BaseException:  # such as Ctrl-C: drop the tasks that nobody has begun
        with suppress(Empty):
            while True:
                tasks.get_nowait()
        for _ in workers:
            tasks.put(None)
        raise
    finally:
        for worker in workers:
            worker.join()
    if len(answers) < len(items):
        missing = len(items) - len(answers)
        raise RuntimeError(f"{missing} items without an answer") from broken[0]
    return [answers[number] for number in range(len(items))]


def main() -> None:
    for answer in ask_all([5, 6, 7, 8]):
        print(repr(answer))
    print("closed by", *sorted(closed))


if __name__ == "__main__":
    main()
