import threading
import time

ready = threading.Event()


def keep_log() -> None:
    try:
        print("log opened")
        ready.set()
        time.sleep(60)
    finally:
        print("log closed")


def main() -> None:
    threading.Thread(target=keep_log, daemon=True).start()
    ready.wait()
    print("main ends")


if __name__ == "__main__":
    main()
