import time
from concurrent.futures import ThreadPoolExecutor


def count_primes(start: int, stop: int) -> int:
    numbers = range(start, stop)
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in numbers)


def main() -> None:
    wall, computing = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(2) as pool:
        primes = sum(pool.map(count_primes, (2, 40_000), (40_000, 60_000)))
    wall, computing = time.perf_counter() - wall, time.process_time() - computing
    print(f"{primes} primes, two cores busy: {computing > 1.3 * wall}")


if __name__ == "__main__":
    main()
