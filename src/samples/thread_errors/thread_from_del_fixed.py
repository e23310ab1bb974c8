import threading


class Metrics:
    def send(self) -> None:
        print("sent")

    def close(self) -> None:
        sender = threading.Thread(target=self.send)
        sender.start()
        sender.join()


metrics = Metrics()
metrics.close()
print("main ends")
