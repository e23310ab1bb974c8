import threading

busy = threading.RLock()


def upload(name: str) -> None:
    try:
        print("uploaded", name)
    finally:
        busy.release()


for name in "a.txt", "b.txt":
    busy.acquire()
    uploader = threading.Thread(target=upload, args=(name,))
    uploader.start()
    uploader.join()
