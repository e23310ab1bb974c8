import threading
import time


def write_report(begun: threading.Event) -> None:
    print("report: file opened")
    begun.set()
    try:
        time.sleep(60)
    finally:
        print("report: file closed")


def main() -> None:
    begun = threading.Event()
    threading.Thread(target=write_report, args=(begun,), daemon=True).start()
    begun.wait()
    print("main: end of program")


if __name__ == "__main__":
    main()
