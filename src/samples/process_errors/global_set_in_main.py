import multiprocessing

rate = 1.0


def price(amount: float) -> float:
    return amount * rate


if __name__ == "__main__":
    rate = 1.2
    spawn = multiprocessing.get_context("spawn")
    with spawn.Pool(1) as pool:
        print(pool.map(price, [10.0, 20.0]))
