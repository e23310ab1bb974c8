from concurrent.futures import ProcessPoolExecutor


def square(number: int) -> int:
    return number * number


def squares(numbers: list[int]) -> list[int]:
    chunk = max(1, len(numbers) // 8)
    with ProcessPoolExecutor(max_workers=2) as pool:
        return list(pool.map(square, numbers, chunksize=chunk))


if __name__ == "__main__":
    print(squares([3, 4, 5]))
