import threading


def remind(minutes: int) -> None:
    print("in", minutes, "minutes")


timer = threading.Timer(0.01, remind, 5)
timer.start()
timer.join()
