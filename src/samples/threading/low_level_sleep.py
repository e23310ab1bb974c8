import _thread
import time


def send_mail() -> None:
    try:
        print("thread: connecting")
        time.sleep(0.3)
        print("thread: sent")
    finally:
        print("thread: connection closed")


def main() -> None:
    _thread.start_new_thread(send_mail, ())
    time.sleep(0.1)
    print("main: that must have been long enough")


if __name__ == "__main__":
    main()
