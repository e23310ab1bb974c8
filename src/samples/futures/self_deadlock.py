from concurrent.futures import ThreadPoolExecutor


def total(pool: ThreadPoolExecutor, numbers: list[int]) -> int:
    print("outer task: waiting for the inner one")
    return pool.submit(sum, numbers).result()  # no worker is left to run it


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        print(pool.submit(total, pool, [1, 2, 3]).result())


if __name__ == "__main__":
    main()
