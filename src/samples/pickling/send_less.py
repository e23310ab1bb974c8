import pickle
from concurrent.futures import ProcessPoolExecutor
from functools import partial

prices: dict[str, int] = {}


def load_prices() -> dict[str, int]:
    return {f"item {number}": number for number in range(50_000)}


def price_in(table: dict[str, int], name: str) -> int:
    return table[name]


def set_up() -> None:
    prices.update(load_prices())


def price(name: str) -> int:
    return prices[name]


def size(function: object) -> str:
    return f"{len(pickle.dumps(function)):,} bytes a task"


def main() -> None:
    wanted = ["item 7", "item 42"]
    with_table = partial(price_in, load_prices())
    with ProcessPoolExecutor(1) as pool:
        print(list(pool.map(with_table, wanted)), size(with_table))
    with ProcessPoolExecutor(1, initializer=set_up) as pool:
        print(list(pool.map(price, wanted)), size(price))


if __name__ == "__main__":
    main()
