import queue
import threading

mails: queue.Queue[str | None] = queue.Queue()


def send_all() -> None:
    while (mail := mails.get()) is not None:
        print("sent to", mail)
        mails.task_done()


sender = threading.Thread(target=send_all)
sender.start()
mails.put("ann")
mails.put("bob")
mails.join()
mails.put(None)
sender.join()
print("main is done")
