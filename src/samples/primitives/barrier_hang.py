import threading

gate = threading.Barrier(2)


def load(name: str) -> None:
    if name == "b":
        return  # nothing to load, so why wait
    gate.wait()
    print(name, "goes on")


for name in ("a", "b"):
    threading.Thread(target=load, args=(name,)).start()
