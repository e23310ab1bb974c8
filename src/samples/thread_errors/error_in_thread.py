import threading


def convert(file: str) -> None:
    raise ValueError(f"{file} is no picture")


thread = threading.Thread(target=convert, args=("notes.txt",))
thread.start()
thread.join()
print("all converted")
