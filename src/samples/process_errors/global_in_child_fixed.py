from concurrent.futures import ProcessPoolExecutor

done: list[str] = []


def resize(picture: str) -> str:
    return picture


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as workers:
        done.extend(workers.map(resize, ["cat.png", "dog.png"]))
    print("done:", done)
