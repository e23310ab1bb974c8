import threading
import time


def save(saved: list[str]) -> None:
    try:
        time.sleep(0.2)  # the database takes its time
        saved.append("order 1")
    finally:
        print("connection closed")


def main() -> None:
    saved: list[str] = []
    saver = threading.Thread(target=save, args=(saved,))
    saver.start()
    saver.join()
    print("saved:", saved)


if __name__ == "__main__":
    main()
