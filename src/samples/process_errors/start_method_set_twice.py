import multiprocessing


def square(number: int) -> int:
    return number * number


def squares(numbers: list[int]) -> list[int]:
    multiprocessing.set_start_method("spawn")
    with multiprocessing.Pool(1) as pool:
        return pool.map(square, numbers)


if __name__ == "__main__":
    print(squares([1, 2]))
    print(squares([3, 4]))
