from concurrent.futures import ProcessPoolExecutor


def longest_line(path: str) -> int:
    with open(path, encoding="utf-8") as file:
        return max(len(line) for line in file)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(longest_line, __file__).result())
