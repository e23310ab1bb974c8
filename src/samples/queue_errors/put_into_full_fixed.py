import queue

events: queue.Queue[str] = queue.Queue(maxsize=2)


def emit(event: str) -> None:
    try:
        events.put_nowait(event)
    except queue.Full:
        print("dropped", event)


for event in "start", "progress", "end":
    emit(event)
print("kept", events.qsize())
