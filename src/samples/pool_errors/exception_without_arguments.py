from concurrent.futures import ProcessPoolExecutor


class OutOfPaper(Exception):
    def __init__(self) -> None:
        super().__init__("out of paper")


def print_page(number: int) -> None:
    raise OutOfPaper


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        try:
            pool.submit(print_page, 7).result()
        except OutOfPaper as error:
            print("page 7:", error)
