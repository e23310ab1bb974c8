from multiprocessing import Pool


def double(number: int) -> int:
    return 2 * number


def double_row(row: list[int]) -> list[int]:
    with Pool(2) as inner:
        return inner.map(double, row)


if __name__ == "__main__":
    with Pool(2) as outer:
        print(outer.map(double_row, [[1, 2], [3, 4]]))
