import multiprocessing


def poll(inbox: str) -> None:
    print("looked into", inbox)


if __name__ == "__main__":
    worker = multiprocessing.Process(target=poll, args=("inbox",))
    for _ in range(2):
        worker.start()
        worker.join()
