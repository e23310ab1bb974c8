import threading
from collections.abc import Iterator


@threading.synchronized_iterator
def invoice_numbers(year: int) -> Iterator[str]:
    for number in range(1, 10_000):
        yield f"{year}-{number:04}"


def main() -> None:
    numbers = invoice_numbers(2026)
    used: list[str] = []

    def write_invoices() -> None:
        for _ in range(100):
            used.append(next(numbers))

    clerks = [threading.Thread(target=write_invoices) for _ in range(5)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    print(len(set(used)), "numbers, the last is", max(used))


if __name__ == "__main__":
    main()
