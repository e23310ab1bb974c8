from threading import Thread, current_thread


def load() -> str:
    print("loaded by", current_thread().name)
    return "prices"


thread = Thread(target=load, name="loader")
print("before start()")
thread.start()
thread.join()
