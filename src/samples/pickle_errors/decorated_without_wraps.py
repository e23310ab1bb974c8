from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


def logged(function: Callable[[int], int]) -> Callable[[int], int]:
    def wrapper(number: int) -> int:
        print("square of", number)
        return function(number)

    return wrapper


@logged
def square(number: int) -> int:
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        print(list(pool.map(square, [2, 3])))
