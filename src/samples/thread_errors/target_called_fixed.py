from threading import Thread, current_thread


def send() -> None:
    print("sent by", current_thread().name)


thread = Thread(target=send, name="sender")
print("before start()")
thread.start()
thread.join()
