import faulthandler
import threading

lock = threading.Lock()


def add_twice() -> None:
    with lock:
        with lock:
            print("never printed")


def main() -> None:
    faulthandler.dump_traceback_later(1, exit=True)
    add_twice()


if __name__ == "__main__":
    main()
