import threading


def back_up() -> None:
    print("backed up")


thread = threading.Thread(target=back_up)
for attempt in range(2):
    thread.start()
    thread.join()
