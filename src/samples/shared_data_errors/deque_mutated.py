import threading
from collections import deque

recent = deque(["GET /", "GET /news"], maxlen=100)
reading = threading.Event()
logged = threading.Event()


def log() -> None:
    reading.wait()
    recent.append("GET /about")
    logged.set()


threading.Thread(target=log).start()
for line in recent:
    print(line)
    reading.set()
    logged.wait()
