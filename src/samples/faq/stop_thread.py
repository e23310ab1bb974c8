import threading
import time


def poll(stop: threading.Event) -> None:
    while not stop.wait(0.05):
        pass  # one round of work
    print("asked to stop: cleaning up")


def main() -> None:
    stop = threading.Event()
    poller = threading.Thread(target=poll, args=(stop,))
    poller.start()
    time.sleep(0.2)
    stop.set()
    poller.join()
    print("still running:", poller.is_alive())


if __name__ == "__main__":
    main()
