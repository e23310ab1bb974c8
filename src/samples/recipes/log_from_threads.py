import asyncio
import logging
import sys
import threading

FORMAT = "%(levelname)-7s %(threadName)s / %(taskName)s: %(message)s"
log = logging.getLogger(__name__)


def check_stock() -> None:
    log.info("3 left")


async def send(order: int) -> None:
    log.info("order %d is under way", order)


async def send_all() -> None:
    async with asyncio.TaskGroup() as group:
        for order in (17, 18):
            group.create_task(send(order), name=f"order {order}")


def main() -> None:
    logging.basicConfig(level="INFO", format=FORMAT, stream=sys.stdout)
    thread = threading.Thread(target=check_stock, name="stock")
    thread.start()
    thread.join()
    asyncio.run(send_all())


if __name__ == "__main__":
    main()
