import threading

all_loaded = threading.Barrier(2, timeout=5)


def load(name: str) -> None:
    if name == "b":
        print("b: no such file")
        all_loaded.abort()
        return
    all_loaded.wait()
    print(name, "computes")


loader = threading.Thread(target=load, args=("b",))
loader.start()
load("a")
loader.join()
