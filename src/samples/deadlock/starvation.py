import queue
import threading

Jobs = queue.PriorityQueue[tuple[int, str]]


def work(jobs: Jobs, by_age: bool) -> None:
    for done in range(10_000):
        _, job = jobs.get()
        if job == "report":
            print("the report came after", done, "urgent jobs")
            return
        jobs.put((done if by_age else 0, "urgent"))
    print("10,000 urgent jobs done, the report still waits")


def main() -> None:
    for by_age in (False, True):
        jobs: Jobs = queue.PriorityQueue()
        jobs.put((0, "urgent"))
        jobs.put((100, "report"))
        worker = threading.Thread(target=work, args=(jobs, by_age))
        worker.start()
        worker.join()


if __name__ == "__main__":
    main()
