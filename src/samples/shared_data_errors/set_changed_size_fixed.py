import threading

online = {"Ann", "Ben"}
sending = threading.Event()
joined = threading.Event()


def join_chat() -> None:
    sending.wait()
    online.add("Cem")
    joined.set()


threading.Thread(target=join_chat).start()
sent = 0
for user in online.copy():
    sent += 1
    sending.set()
    joined.wait()
print("sent to", sent)
