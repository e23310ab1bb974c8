import threading
import time
from concurrent.futures import ThreadPoolExecutor


def report() -> None:
    time.sleep(0.1)  # stands for collecting the words

    with ThreadPoolExecutor() as pool:
        print("letters:", sum(pool.map(len, ["to", "be"])))


reporter = threading.Thread(target=report)
reporter.start()
print("main has started the report")
reporter.join()
