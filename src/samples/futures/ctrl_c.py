import threading
from concurrent.futures import ThreadPoolExecutor


def work(begun: threading.Event, done: list[int], number: int) -> None:
    begun.set()
    threading.Event().wait(0.1)  # stands for a request
    done.append(number)


def interrupted(cancel: bool) -> list[int]:
    begun = threading.Event()
    done: list[int] = []
    try:
        with ThreadPoolExecutor(max_workers=1) as pool:
            try:
                for number in range(5):
                    pool.submit(work, begun, done, number)
                begun.wait()
                raise KeyboardInterrupt  # what Ctrl-C does to the main thread
            except KeyboardInterrupt:
                if cancel:
                    pool.shutdown(wait=False, cancel_futures=True)
                raise
    except KeyboardInterrupt:
        return done


def main() -> None:
    print("with alone, done when the block is left:", interrupted(cancel=False))
    print("cancelled first:", interrupted(cancel=True))


if __name__ == "__main__":
    main()
