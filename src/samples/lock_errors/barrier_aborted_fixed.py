import threading

all_loaded = threading.Barrier(2, timeout=5)


def load(name: str) -> None:
    if name == "b":
        print("b: no such file")
        all_loaded.abort()
        return
    try:
        all_loaded.wait()
    except threading.BrokenBarrierError:
        print(name, "stops, too")
        return
    print(name, "computes")


loader = threading.Thread(target=load, args=("b",))
loader.start()
load("a")
loader.join()
