import multiprocessing
import threading
import warnings


def work() -> None:
    print("child at work")


if __name__ == "__main__":
    warnings.simplefilter("always")
    done = threading.Event()
    heartbeat = threading.Thread(target=done.wait)
    heartbeat.start()
    context = multiprocessing.get_context("fork")
    child = context.Process(target=work)
    child.start()
    child.join()
    done.set()
    heartbeat.join()
