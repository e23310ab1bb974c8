from concurrent.futures import ThreadPoolExecutor


def fetch(page: str) -> str:
    return f"got {page}"


def main() -> None:
    with ThreadPoolExecutor() as pool:
        print(list(pool.map(fetch, ("one", "two", "three"))))


if __name__ == "__main__":
    main()
