import threading


def back_up() -> None:
    print("backed up")


for attempt in range(2):
    thread = threading.Thread(target=back_up)
    thread.start()
    thread.join()
