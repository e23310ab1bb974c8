import threading

slots = threading.BoundedSemaphore(2)


def fetch(name: str) -> None:
    with slots:
        if name == "b":
            print("skipped", name)
            return
        print("fetched", name)


for name in "abc":
    fetch(name)
