import multiprocessing
import time


def export(table: str) -> None:
    time.sleep(0.1)
    print("exported", table)


if __name__ == "__main__":
    worker = multiprocessing.Process(target=export, args=("orders",))
    worker.start()
    try:
        print("started")
    finally:
        worker.join()
        worker.close()
