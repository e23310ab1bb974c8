import itertools
import threading
from concurrent.futures import ThreadPoolExecutor

shared_count = threading.synchronized_iterator(itertools.count)
next_ticket = shared_count(1)


def handle(customer: str) -> tuple[int, str]:
    return next(next_ticket), customer


def main() -> None:
    customers = ["Ada", "Ben", "Chi", "Dee", "Eve", "Fay"]
    with ThreadPoolExecutor(3) as pool:
        handled = list(pool.map(handle, customers))
    print("tickets", sorted(ticket for ticket, _ in handled))


if __name__ == "__main__":
    main()
