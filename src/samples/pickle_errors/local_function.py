from concurrent.futures import ProcessPoolExecutor


def report(prices: list[int], vat: int) -> list[float]:
    def gross(net: int) -> float:
        return net * (100 + vat) / 100

    with ProcessPoolExecutor(1) as pool:
        return list(pool.map(gross, prices))


if __name__ == "__main__":
    print(report([100, 200], vat=19))
