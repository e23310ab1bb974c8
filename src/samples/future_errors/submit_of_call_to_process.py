from concurrent.futures import ProcessPoolExecutor


def clean(folder: str) -> None:
    print("cleaned", folder)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(clean("cache"))
        future.result()
