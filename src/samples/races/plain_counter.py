import threading

counter = 0


def count(times: int) -> None:
    global counter
    for _ in range(times):
        counter += 1


def run(threads: int, times: int) -> None:
    global counter
    counter = 0
    workers = [threading.Thread(target=count, args=(times,)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("expected", threads * times, "got", counter)


def main() -> None:
    run(threads=3, times=100_000)
    run(threads=5, times=1_000_000)


if __name__ == "__main__":
    main()
