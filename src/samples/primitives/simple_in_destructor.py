import queue

freed: queue.SimpleQueue[str] = queue.SimpleQueue()


class Image:
    def __init__(self, name: str) -> None:
        self.name = name

    def __del__(self) -> None:
        freed.put(self.name)  # may run in the middle of any other line


def look_at(name: str) -> None:
    Image(name)


for name in ("sunrise", "sunset"):
    look_at(name)
print("freed:", freed.get(), "and", freed.get())
