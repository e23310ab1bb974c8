import signal
import threading
from concurrent.futures import ThreadPoolExecutor

stop = threading.Event()


def step(number: int) -> None:
    stop.wait(0.2)  # a step of work that can be cut short


def main() -> None:
    pool = ThreadPoolExecutor(2)
    futures = [pool.submit(step, number) for number in range(50)]
    try:
        signal.raise_signal(signal.SIGINT)  # what Ctrl-C sends
        for future in futures:
            future.result()
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)  # none of these will begin
        stop.set()  # those under way end soon
        pool.shutdown()
    never_began = sum(future.cancelled() for future in futures)
    print("most steps never began:", never_began > 40)


if __name__ == "__main__":
    main()
