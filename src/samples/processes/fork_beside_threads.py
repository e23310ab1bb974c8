import multiprocessing
import threading
import warnings


def start_child() -> None:
    child = multiprocessing.get_context("fork").Process(target=int)
    child.start()
    child.join()


def main() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        start_child()
    done.set()
    thread.join()
    print("warnings:", len(caught))
    for warning in caught:
        print(f"{warning.category.__name__}: {warning.message}")


if __name__ == "__main__":
    main()
