from multiprocessing import Pool


def area(width: int, height: int) -> int:
    return width * height


if __name__ == "__main__":
    with Pool(2) as pool:
        for found in pool.imap(area, [2, 3, 4], [5, 6, 7]):
            print(found)
