import threading


def fetch(page: str) -> str:
    return f"got {page}"


def main() -> None:
    results: list[str] = []
    threads: list[threading.Thread] = []
    for page in ("one", "two", "three"):
        threads.append(threading.Thread(target=lambda: results.append(fetch(page))))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(results)


if __name__ == "__main__":
    main()
