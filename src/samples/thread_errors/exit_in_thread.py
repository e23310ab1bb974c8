import sys
import threading


def check_disk() -> None:
    print("the disk is full")
    sys.exit(3)


thread = threading.Thread(target=check_disk)
thread.start()
thread.join()
print("main goes on and copies")
