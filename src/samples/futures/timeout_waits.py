import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError


def report(answer: threading.Event) -> str:
    answer.wait()  # stands for a server that takes its time
    return "the report"


def main() -> None:
    answer = threading.Event()
    with ThreadPoolExecutor() as pool:
        future = pool.submit(report, answer)
        try:
            future.result(timeout=0.05)
        except TimeoutError:
            print("gave up waiting; still running:", future.running())
        threading.Timer(0.2, answer.set).start()
    print("the block ended only after", future.result())


if __name__ == "__main__":
    main()
