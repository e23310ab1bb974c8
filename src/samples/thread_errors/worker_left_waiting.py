import queue
import threading

mails: queue.Queue[str] = queue.Queue()


def send_all() -> None:
    while True:
        print("sent to", mails.get())
        mails.task_done()


sender = threading.Thread(target=send_all)
sender.start()
mails.put("ann")
mails.put("bob")
mails.join()
print("main is done")
