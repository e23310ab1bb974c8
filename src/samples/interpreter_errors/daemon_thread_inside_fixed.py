from concurrent import interpreters

SCRIPT = """
import threading
watcher = threading.Thread(target=print, args=("watching",))
watcher.start()
watcher.join()
"""


def main() -> None:
    other = interpreters.create()
    try:
        other.exec(SCRIPT)
    finally:
        other.close()


if __name__ == "__main__":
    main()
