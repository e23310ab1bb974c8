import threading

seen: list[int] = []


def collect() -> None:
    for number in range(50_000):
        seen.append(number)


def main() -> None:
    threads = [threading.Thread(target=collect) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{len(seen):,} of 200,000")


if __name__ == "__main__":
    main()
