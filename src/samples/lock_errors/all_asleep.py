import threading

changed = threading.Condition()
buffer: list[int] = []


def produce() -> None:
    for number in range(500):
        with changed:
            while buffer:
                changed.wait()
            buffer.append(number)
            changed.notify()


def consume() -> None:
    for _ in range(500):
        with changed:
            while not buffer:
                changed.wait()
            buffer.pop()
            changed.notify()


threads = [threading.Thread(target=role) for role in [produce, consume] * 4]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("left over:", buffer)
