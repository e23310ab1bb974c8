import threading

all_loaded = threading.Barrier(2, timeout=0.2)


def load() -> None:
    print("loaded")
    all_loaded.wait()
    print("computes")


loader = threading.Thread(target=load)
loader.start()
loader.join()
