import signal
import threading


def serve() -> None:
    print("serving")


signal.signal(signal.SIGTERM, signal.default_int_handler)
server = threading.Thread(target=serve)
server.start()
server.join()
