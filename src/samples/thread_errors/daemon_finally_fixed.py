import threading

opened, stop = threading.Event(), threading.Event()


def record() -> None:
    print("file opened")
    opened.set()
    try:
        stop.wait(60)  # stands for measuring
    finally:
        print("file closed")


thread = threading.Thread(target=record)
thread.start()
opened.wait()
stop.set()
thread.join()
print("main ends")
