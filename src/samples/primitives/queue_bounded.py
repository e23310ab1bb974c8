import queue
import threading

lines: queue.Queue[str | None] = queue.Queue(maxsize=3)
full = threading.Event()


def read() -> None:
    for number in range(20):
        lines.put(f"line {number}")  # waits while three are held
        if lines.full():
            full.set()
    lines.put(None)


threading.Thread(target=read).start()
full.wait()
print("before anybody takes one, held:", lines.qsize())
count = sum(1 for _ in iter(lines.get, None))
print("handled:", count)
