from concurrent.futures import ProcessPoolExecutor


class OutOfStock(Exception):
    def __init__(self, item: str, missing: int) -> None:
        super().__init__(item, missing)

    def __str__(self) -> str:
        return "{}: {} missing".format(*self.args)


def order(item: str) -> None:
    raise OutOfStock(item, 3)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        try:
            pool.submit(order, "ink").result()
        except OutOfStock as error:
            print(error)
