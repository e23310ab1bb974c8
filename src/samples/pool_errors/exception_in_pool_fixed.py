from multiprocessing import Pool


class OutOfStock(Exception):
    def __init__(self, item: str, missing: int) -> None:
        super().__init__(item, missing)

    def __str__(self) -> str:
        return "{}: {} missing".format(*self.args)


def order(item: str) -> None:
    raise OutOfStock(item, 3)


if __name__ == "__main__":
    with Pool(1) as pool:
        job = pool.apply_async(order, ["ink"])
        pool.close()
        pool.join()
        try:
            job.get()
        except OutOfStock as error:
            print(error)
