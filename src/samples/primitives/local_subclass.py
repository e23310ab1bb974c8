import threading


class Counts(threading.local):
    def __init__(self, start: int) -> None:
        self.calls = start  # runs once in each thread that uses the object


counts = Counts(100)


def work(times: int) -> None:
    for _ in range(times):
        counts.calls += 1
    print("a thread of its own:", counts.calls)


for times in (1, 2):
    thread = threading.Thread(target=work, args=(times,))
    thread.start()
    thread.join()
print("the main thread:", counts.calls)
