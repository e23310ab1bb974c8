import asyncio
import logging
import sys
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="-")


class AddRequestId(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


def set_up_logging() -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(AddRequestId())
    form = "%(request_id)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


async def charge(amount: int) -> None:
    await asyncio.sleep(0.05)  # stands for the bank
    logging.info("charged %d", amount)


async def handle(number: str, amount: int) -> None:
    request_id.set(number)
    logging.info("order received")
    await charge(amount)


async def main() -> None:
    logging.info("open")
    await asyncio.gather(handle("r1", 30), handle("r2", 45))
    logging.info("closed")


if __name__ == "__main__":
    set_up_logging()
    asyncio.run(main())
