import threading


def read_together(files: list[str]) -> None:
    start = threading.Barrier(len(files), timeout=5)

    def read(file: str) -> None:
        start.wait()
        print("read", file)

    for file in files:
        threading.Thread(target=read, args=(file,)).start()


read_together([])
read_together(["a.txt"])
