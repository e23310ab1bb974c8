from multiprocessing import Process


def resize(picture: str) -> None:
    print("resized", picture)


def serve() -> None:
    helper = Process(target=resize, args=("cat.png",))
    helper.start()
    helper.join()


if __name__ == "__main__":
    server = Process(target=serve)
    server.start()
    server.join()
