import multiprocessing

done: list[str] = []


def resize(picture: str) -> None:
    done.append(picture)


if __name__ == "__main__":
    workers = [
        multiprocessing.Process(target=resize, args=(picture,))
        for picture in ("cat.png", "dog.png")
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("done:", done)
