import threading
from concurrent.futures import Future, ThreadPoolExecutor


def wait_for(gate: threading.Event, begun: threading.Event) -> None:
    begun.set()
    gate.wait()


def state(future: Future[None]) -> str:
    return "cancelled" if future.cancelled() else "done" if future.done() else "open"


def main() -> None:
    gate, begun = threading.Event(), threading.Event()
    pool = ThreadPoolExecutor(max_workers=1)
    futures = [pool.submit(wait_for, gate, begun) for _ in range(4)]
    begun.wait()
    print("cancel the running one:", futures[0].cancel())
    print("cancel a queued one:", futures[1].cancel())
    threading.Timer(0.1, gate.set).start()
    pool.shutdown(cancel_futures=True)
    print([state(future) for future in futures])


if __name__ == "__main__":
    main()
