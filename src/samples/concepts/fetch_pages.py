import time
from concurrent.futures import ThreadPoolExecutor

PAGES = range(10)


def fetch(page: int) -> str:
    time.sleep(0.1)  # stands in for a server that takes its time
    return f"page {page}"


def main() -> None:
    start = time.perf_counter()
    one_by_one = [fetch(page) for page in PAGES]
    middle = time.perf_counter()
    with ThreadPoolExecutor(max_workers=10) as pool:
        together = list(pool.map(fetch, PAGES))
    end = time.perf_counter()

    print("same pages in the same order:", one_by_one == together)
    print("less than half the time:", end - middle < (middle - start) / 2)


if __name__ == "__main__":
    main()
