import time
from concurrent.futures import ThreadPoolExecutor, as_completed

SECONDS = {"slow.example": 0.6, "quick.example": 0.0, "middle.example": 0.3}


def fetch(host: str) -> str:
    time.sleep(SECONDS[host])  # stands for a request
    return f"page of {host}"


def main() -> None:
    with ThreadPoolExecutor(max_workers=5) as pool:
        print("map, in the order of the inputs:")
        for page in pool.map(fetch, SECONDS):
            print(" ", page)

        print("as_completed, in the order of finishing:")
        futures = [pool.submit(fetch, host) for host in SECONDS]
        for future in as_completed(futures):
            print(" ", future.result())


if __name__ == "__main__":
    main()
