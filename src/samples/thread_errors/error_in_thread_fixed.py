from concurrent.futures import ThreadPoolExecutor


def convert(file: str) -> None:
    raise ValueError(f"{file} is no picture")


with ThreadPoolExecutor() as pool:
    future = pool.submit(convert, "notes.txt")
try:
    future.result()
    print("all converted")
except ValueError as error:
    print("not converted:", error)
