import threading
import time


class Counter:
    def __init__(self) -> None:
        self.visits = 0

    def add(self) -> None:
        seen = self.visits
        time.sleep(0.001)  # anything that lets another thread run
        self.visits = seen + 1


def visit(counter: Counter) -> None:
    for _ in range(50):
        counter.add()


counter = Counter()
threads = [threading.Thread(target=visit, args=(counter,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("expected 100, lost some:", counter.visits < 100)
