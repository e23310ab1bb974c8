from concurrent.futures import ProcessPoolExecutor


def gross(net: int, vat: int) -> float:
    return net * (100 + vat) / 100


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        prices = pool.map(lambda net: gross(net, vat=19), [100, 200])
        print(list(prices))
