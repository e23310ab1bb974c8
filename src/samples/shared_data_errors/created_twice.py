import threading
import time

opened: list[str] = []
connections: dict[str, object] = {}
together = threading.Barrier(5)


def connect(host: str) -> object:
    opened.append(host)
    time.sleep(0.1)  # the network
    return object()


def connection_to(host: str) -> object:
    if host not in connections:
        connections[host] = connect(host)
    return connections[host]


def work() -> None:
    together.wait()
    connection_to("db1")


threads = [threading.Thread(target=work) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("opened more than once:", len(opened) > 1)
