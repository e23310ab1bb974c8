import threading


class Poller:
    def __init__(self) -> None:
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.poll)

    def poll(self) -> None:
        while not self.stopped.is_set():
            print("the answer has come")
            self.stop()

    def stop(self) -> None:
        self.stopped.set()


poller = Poller()
poller.thread.start()
poller.thread.join()
print("poller has ended")
