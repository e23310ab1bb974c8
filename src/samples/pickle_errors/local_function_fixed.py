from concurrent.futures import ProcessPoolExecutor
from functools import partial


def gross(net: int, vat: int) -> float:
    return net * (100 + vat) / 100


def report(prices: list[int], vat: int) -> list[float]:
    with ProcessPoolExecutor(1) as pool:
        return list(pool.map(partial(gross, vat=vat), prices))


if __name__ == "__main__":
    print(report([100, 200], vat=19))
