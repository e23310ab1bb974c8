"""Log lines that name process and batch."""

import io
import logging
import sys
import unittest
from contextvars import ContextVar
from unittest.mock import patch

import process_logging as part


class ProcessLoggingTest(unittest.TestCase):
    def test_each_line_names_process_and_batch(self) -> None:
        part.batch = ContextVar("batch", default="-")
        part.batch.set("nightly")
        root = logging.getLogger()
        self.addCleanup(root.setLevel, root.level)
        with patch.object(sys, "stdout", io.StringIO()) as out:
            part.start_logging()
            handler = root.handlers[-1]
            self.addCleanup(root.removeHandler, handler)
            logging.getLogger("compute").info("%d done", 3)
        self.assertRegex(out.getvalue(), r"^\S+ \S+ MainProcess nightly 3 done\n$")
