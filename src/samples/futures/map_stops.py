from concurrent.futures import ThreadPoolExecutor


def share(people: int) -> int:
    return 60 // people


def main() -> None:
    with ThreadPoolExecutor() as pool:
        shares = pool.map(share, [2, 3, 0, 5])
        try:
            for result in shares:
                print(result)
        except ZeroDivisionError as error:
            print("stopped by:", error)
        print("left after the error:", list(shares))


if __name__ == "__main__":
    main()
