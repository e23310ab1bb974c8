import threading


class Metrics:
    def send(self) -> None:
        print("sent")

    def __del__(self) -> None:
        sender = threading.Thread(target=self.send)
        sender.start()
        sender.join()


metrics = Metrics()
print("main ends")
