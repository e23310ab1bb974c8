import multiprocessing


def square(number: int) -> int:
    return number * number


def squares(numbers: list[int]) -> list[int]:
    spawn = multiprocessing.get_context("spawn")
    with spawn.Pool(1) as pool:
        return pool.map(square, numbers)


if __name__ == "__main__":
    print(squares([1, 2]))
    print(squares([3, 4]))
