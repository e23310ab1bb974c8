import threading
import time


def report() -> None:
    time.sleep(0.1)  # stands for collecting the words
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor() as pool:
        print("letters:", sum(pool.map(len, ["to", "be"])))


reporter = threading.Thread(target=report)
reporter.start()
print("main has started the report")
