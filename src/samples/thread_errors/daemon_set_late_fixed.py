from threading import Event, Thread

begun = Event()


def watch() -> None:
    begun.set()
    Event().wait(0.1)  # stands for watching a folder


thread = Thread(target=watch, daemon=True)
thread.start()
begun.wait()
print("watching, daemon:", thread.daemon)
