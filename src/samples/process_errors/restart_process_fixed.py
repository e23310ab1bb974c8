import multiprocessing


def poll(inbox: str) -> None:
    print("looked into", inbox)


if __name__ == "__main__":
    for _ in range(2):
        worker = multiprocessing.Process(target=poll, args=("inbox",))
        worker.start()
        worker.join()
