from multiprocessing import Pool


def square(number: int) -> int:
    return number * number


if __name__ == "__main__":
    with Pool(2) as pool:
        answers = pool.map_async(square, [1, 2])
        pool.close()
        pool.join()
    print(answers.get())
