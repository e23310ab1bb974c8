import signal
import threading


def serve() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print("serving")


server = threading.Thread(target=serve)
server.start()
server.join()
