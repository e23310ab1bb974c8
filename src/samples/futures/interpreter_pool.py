import os
from concurrent.futures import InterpreterPoolExecutor


def count_primes(first: int, last: int) -> int:
    return sum(all(n % d for d in range(2, n)) for n in range(first, last))


def process_id() -> int:
    return os.getpid()


def main() -> None:
    with InterpreterPoolExecutor(max_workers=2) as pool:
        counts = pool.map(count_primes, [2, 2_000], [2_000, 4_000])
        print("primes below 4,000:", sum(counts))
        print("same process:", pool.submit(process_id).result() == os.getpid())


if __name__ == "__main__":
    main()
