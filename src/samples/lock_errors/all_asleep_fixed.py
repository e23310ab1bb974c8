import threading

lock = threading.Lock()
emptied, filled = threading.Condition(lock), threading.Condition(lock)
buffer: list[int] = []


def produce() -> None:
    for number in range(500):
        with emptied:
            while buffer:
                emptied.wait()
            buffer.append(number)
            filled.notify()


def consume() -> None:
    for _ in range(500):
        with filled:
            while not buffer:
                filled.wait()
            buffer.pop()
            emptied.notify()


threads = [threading.Thread(target=role) for role in [produce, consume] * 4]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("left over:", buffer)
