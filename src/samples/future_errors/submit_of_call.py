from concurrent.futures import ThreadPoolExecutor


def clean(folder: str) -> None:
    print("cleaned", folder)


with ThreadPoolExecutor() as pool:
    future = pool.submit(clean("cache"))
    future.result()
