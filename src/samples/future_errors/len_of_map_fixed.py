from concurrent.futures import ThreadPoolExecutor


def length(path: str) -> int:
    return len(path)


with ThreadPoolExecutor() as pool:
    lengths = list(pool.map(length, ["a.txt", "notes.txt"]))
print("results:", len(lengths))
