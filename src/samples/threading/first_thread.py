import threading
import time


def greet(name: str, pause: float) -> None:
    time.sleep(pause)
    print(f"hello from {name}")


def main() -> None:
    worker = threading.Thread(target=greet, args=("a thread", 0.2))
    worker.start()
    print("the main thread goes on")
    worker.join()
    print("the thread has ended")


if __name__ == "__main__":
    main()
