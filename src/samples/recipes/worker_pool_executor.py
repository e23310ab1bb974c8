from concurrent.futures import ThreadPoolExecutor

WORKERS = 4


def ask(item: int) -> str:
    if item == 7:
        raise ValueError("no price for 7")
    return f"{item} costs {item * 3}"


def ask_all(items: list[int]) -> list[str | Exception]:
    """Return the answers in the order of the items; a failed one holds its error."""

    def attempt(item: int) -> str | Exception:
        try:
            return ask(item)
        except Exception as error:
            return error

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(attempt, items))


def main() -> None:
    for answer in ask_all([5, 6, 7, 8]):
        print(repr(answer))


if __name__ == "__main__":
    main()
