import os
import signal
import threading
import time


def write_rows() -> None:
    for row in range(1, 4):
        time.sleep(0.1)
        print("row", row)
        if row == 1:  # you press Ctrl-C
            os.kill(os.getpid(), signal.SIGINT)


writer = threading.Thread(target=write_rows)
writer.start()
writer.join()
print("all written")
