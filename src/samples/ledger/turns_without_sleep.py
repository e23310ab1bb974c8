import sys
import threading

stop = False


def spin() -> None:
    while not stop:
        pass


def main() -> None:
    global stop
    thread = threading.Thread(target=spin)
    thread.start()
    stop = True
    thread.join()
    print("the main thread got its turn; the loop never gave way")
    print("switch interval:", sys.getswitchinterval(), "s")


if __name__ == "__main__":
    main()
