import logging
import queue
import sys
import threading
import time

FORMAT = "%(levelname)-5s %(threadName)-10s %(message)s"


def send_receipt(order: int) -> None:
    time.sleep(0.02)  # stands for the mail server
    if order == 3:
        raise ValueError(f"order {order} has no address")


def work(orders: queue.Queue[int | None]) -> None:
    while (order := orders.get()) is not None:
        try:
            send_receipt(order)
            logging.info("order %d: receipt sent", order)
        except Exception as error:
            logging.error("order %d: %s", order, error)
    logging.info("no more orders: leaving")


def main() -> None:
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format=FORMAT)
    orders: queue.Queue[int | None] = queue.Queue(maxsize=100)
    worker = threading.Thread(target=work, args=(orders,), name="receipts")
    logging.info("open for orders")
    worker.start()
    try:
        for order in range(1, 5):
            orders.put(order)  # waits only while 100 orders are queued
    finally:
        orders.put(None)  # the stop sign stands behind all orders
        worker.join()
    logging.info("worker alive: %s", worker.is_alive())


if __name__ == "__main__":
    main()
