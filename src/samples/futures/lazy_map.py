from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


def lines() -> Iterator[str]:
    for number in range(1, 7):
        print("read", number)
        yield f"line {number}"


def main() -> None:
    with ThreadPoolExecutor(max_workers=2) as pool:
        for result in pool.map(str.upper, lines(), buffersize=2):
            print(result)


if __name__ == "__main__":
    main()
