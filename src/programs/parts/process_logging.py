"""Logging that names process and batch; needs the context variable `batch`."""

import logging
import sys


def start_logging() -> None:
    """Show process and batch with every line; the filter adds the batch."""

    def add_batch(record: logging.LogRecord) -> bool:
        record.batch = batch.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_batch)
    form = "%(asctime)s %(processName)s %(batch)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])
