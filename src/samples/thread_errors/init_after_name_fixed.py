import threading


class Download(threading.Thread):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.name = "download"
        self.url = url

    def run(self) -> None:
        print("got", self.url)


download = Download("https://example.org/")
download.start()
download.join()
