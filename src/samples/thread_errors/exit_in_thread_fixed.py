import threading

full = threading.Event()


def check_disk() -> None:
    print("the disk is full")
    full.set()


thread = threading.Thread(target=check_disk)
thread.start()
thread.join()
if full.is_set():
    print("main stops")  # here belongs sys.exit(3)
else:
    print("main goes on and copies")
