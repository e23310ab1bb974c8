import threading

limits = {"quick": 0.1, "patient": None}
finished = threading.Event()


def wait_for_end(mode: str) -> None:
    print(mode, finished.wait(limits[mode]))


wait_for_end("quick")
threading.Timer(0.1, finished.set).start()
wait_for_end("patient")
