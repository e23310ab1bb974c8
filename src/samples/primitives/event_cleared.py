import queue
import threading

arrived: queue.SimpleQueue[str] = queue.SimpleQueue()


def work() -> None:
    while (piece := arrived.get()) != "end":
        print("got", piece)


worker = threading.Thread(target=work)
worker.start()
for piece in ("one", "two", "end"):
    arrived.put(piece)
worker.join()
