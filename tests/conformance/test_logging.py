"""Logging from threads and tasks, as the library reference describes it."""

from __future__ import annotations

import asyncio
import io
import logging
import logging.handlers
import queue
import sys
import threading
import unittest
from typing import Any

from support import ThreadingTestCase


class Keeping(logging.Handler):
    """Keeps the records."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class LoggingTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.logger = logging.Logger("conformance")
        self.kept = Keeping()
        self.logger.addHandler(self.kept)

    def test_a_record_knows_its_thread(self) -> None:
        worker = self.start(self.logger.info, "hello")
        worker.result()
        (record,) = self.kept.records
        self.assertEqual(record.thread, worker.ident)

    def test_a_record_knows_the_name_of_its_thread(self) -> None:
        def work() -> None:
            threading.current_thread().name = "greeter"
            self.logger.info("hello")

        self.elsewhere(work)
        self.logger.info("bye")
        names = [record.threadName for record in self.kept.records]
        self.assertEqual(names, ["greeter", "MainThread"])

    def test_the_name_can_be_formatted(self) -> None:
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        handler.setFormatter(logging.Formatter("%(threadName)s: %(message)s"))
        self.logger.addHandler(handler)
        self.logger.warning("careful, %s", "reader")
        self.assertEqual(stream.getvalue(), "MainThread: careful, reader\n")

    def test_lines_of_many_threads_stay_whole(self) -> None:
        stream = io.StringIO()
        self.logger.addHandler(logging.StreamHandler(stream))

        def work(index: int) -> None:
            for number in range(25):
                self.logger.info("thread %d line %d", index, number)

        self.together(4, work)
        lines = stream.getvalue().splitlines()
        wanted = {f"thread {i} line {n}" for i in range(4) for n in range(25)}
        self.assertEqual(len(lines), 100)
        self.assertEqual(set(lines), wanted)

    def test_a_handler_emits_one_record_at_a_time(self) -> None:
        class Checking(logging.Handler):
            inside = most = 0

            def emit(self, record: logging.LogRecord) -> None:
                self.inside += 1
                self.most = max(self.most, self.inside)
                self.format(record)
                self.inside -= 1

        handler = Checking()
        self.logger.addHandler(handler)
        self.together(4, lambda _: [self.logger.info("x") for _ in range(25)])
        self.assertEqual((handler.inside, handler.most), (0, 1))

    def test_one_name_gives_every_thread_one_logger(self) -> None:
        name = "conformance.shared"
        loggers = self.together(8, lambda _: logging.getLogger(name))
        self.assertEqual(len({id(logger) for logger in loggers}), 1)

    def test_an_exception_is_logged_with_its_traceback(self) -> None:
        def work() -> None:
            try:
                raise LookupError("lost")
            except LookupError:
                self.logger.exception("failed")

        self.elsewhere(work)
        (record,) = self.kept.records
        self.assertIn("LookupError: lost", logging.Formatter().format(record))

    @unittest.skipUnless(sys.version_info >= (3, 12), "taskName came with 3.12")
    def test_a_record_knows_its_task(self) -> None:
        async def work() -> None:
            self.logger.info("hello")

        async def main() -> None:
            await asyncio.create_task(work(), name="greeting")

        asyncio.run(main())
        self.logger.info("bye")
        names = [record.taskName for record in self.kept.records]
        self.assertEqual(names, ["greeting", None])


class QueueTest(ThreadingTestCase):
    def setUp(self) -> None:
        self.queue: queue.Queue[Any] = queue.Queue()
        self.logger = logging.Logger("conformance")
        self.logger.addHandler(logging.handlers.QueueHandler(self.queue))
        self.kept = Keeping()

    def listen(self, **options: bool) -> logging.handlers.QueueListener:
        return logging.handlers.QueueListener(self.queue, self.kept, **options)

    def test_the_handler_puts_the_record_with_its_message(self) -> None:
        self.logger.info("one and %d", 2)
        record = self.queue.get_nowait()
        self.assertEqual(record.getMessage(), "one and 2")
        self.assertEqual(record.threadName, "MainThread")

    def test_the_listener_hands_records_on(self) -> None:
        listener = self.listen()
        listener.start()
        self.logger.info("hello")
        listener.stop()
        messages = [record.getMessage() for record in self.kept.records]
        self.assertEqual(messages, ["hello"])

    def test_stop_waits_for_every_record(self) -> None:
        listener = self.listen()
        listener.start()
        self.together(4, lambda _: [self.logger.info("x") for _ in range(50)])
        listener.stop()
        self.assertEqual(len(self.kept.records), 200)

    def test_records_of_one_thread_keep_their_order(self) -> None:
        listener = self.listen()
        listener.start()
        for number in range(100):
            self.logger.info("%d", number)
        listener.stop()
        messages = [int(record.getMessage()) for record in self.kept.records]
        self.assertEqual(messages, list(range(100)))

    def test_handlers_run_in_the_thread_of_the_listener(self) -> None:
        threads: set[threading.Thread] = set()

        class Noting(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                threads.add(threading.current_thread())

        listener = logging.handlers.QueueListener(self.queue, Noting())
        listener.start()
        self.logger.info("hello")
        listener.stop()
        self.assertEqual(len(threads), 1)
        self.assertNotIn(threading.current_thread(), threads)

    def test_the_level_of_a_handler_can_be_respected(self) -> None:
        self.kept.setLevel(logging.ERROR)
        listener = self.listen(respect_handler_level=True)
        listener.start()
        self.logger.info("no")
        self.logger.error("yes")
        listener.stop()
        messages = [record.getMessage() for record in self.kept.records]
        self.assertEqual(messages, ["yes"])

    @unittest.skipUnless(sys.version_info >= (3, 14), "with came with 3.14")
    def test_the_listener_is_a_context_manager(self) -> None:
        with self.listen():
            self.logger.info("hello")
        self.assertEqual(len(self.kept.records), 1)
