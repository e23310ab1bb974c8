import json
from concurrent.futures import ProcessPoolExecutor

prices: dict[str, int] = {}


def load(text: str) -> None:
    prices.update(json.loads(text))


def price(name: str) -> int:
    return prices[name]


if __name__ == "__main__":
    text = '{"ink": 7}'
    with ProcessPoolExecutor(1, initializer=load, initargs=(text,)) as pool:
        print(pool.submit(price, "ink").result())
