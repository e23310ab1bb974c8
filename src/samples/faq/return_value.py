from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    with ThreadPoolExecutor() as pool:
        future = pool.submit(pow, 2, 10)
        print(future.result())


if __name__ == "__main__":
    main()
