import multiprocessing
from multiprocessing.queues import Queue


def count_primes(start: int, stop: int, results: Queue) -> None:
    found = sum(
        all(number % divisor for divisor in range(2, int(number**0.5) + 1))
        for number in range(start, stop)
    )
    results.put((start, found))


def main() -> None:
    results: Queue = multiprocessing.Queue()
    workers: list[multiprocessing.Process] = []
    for start, stop in [(2, 10_000), (10_000, 20_000)]:
        arguments = (start, stop, results)
        worker = multiprocessing.Process(target=count_primes, args=arguments)
        worker.start()
        workers.append(worker)
    counts = sorted(results.get() for _ in workers)  # first read,
    for worker in workers:
        worker.join()  # then join
    print("primes found:", counts)
    print("exit codes:", [worker.exitcode for worker in workers])


if __name__ == "__main__":
    main()
