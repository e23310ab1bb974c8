import threading


def watch(stop: threading.Event, beats: threading.Semaphore) -> None:
    while not stop.wait(timeout=0.005):  # the pause, and the way out
        beats.release()
    print("watcher: closed its files")


stop = threading.Event()
beats = threading.Semaphore(0)
watcher = threading.Thread(target=watch, args=(stop, beats))
watcher.start()
for _ in range(3):
    beats.acquire()
print("three rounds later")
stop.set()
watcher.join()
