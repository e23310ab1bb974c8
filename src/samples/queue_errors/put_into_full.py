import queue

events: queue.Queue[str] = queue.Queue(maxsize=2)


def emit(event: str) -> None:
    events.put_nowait(event)


for event in "start", "progress", "end":
    emit(event)
print("kept", events.qsize())
