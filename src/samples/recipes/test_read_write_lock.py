import sys
import threading
import time
import unittest
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress

from read_write_lock import ReadWriteLock


class ReadWriteLockTest(unittest.TestCase):
    def setUp(self) -> None:
        self.lock = ReadWriteLock()
        self.threads: list[threading.Thread] = []

    def start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        self.threads.append(thread)

    def all_end(self) -> None:
        for thread in self.threads:
            thread.join(5)
            self.assertFalse(thread.is_alive(), "a thread hangs")

    def test_readers_are_inside_together(self) -> None:
        meeting = threading.Barrier(3)

        def read() -> None:
            with self.lock.reading():
                meeting.wait(5)

        for _ in range(3):
            self.start(read)
        self.all_end()
        self.assertFalse(meeting.broken)

    def test_a_waiting_writer_goes_before_new_readers(self) -> None:
        order: list[str] = []
        reader_came = threading.Event()

        def write() -> None:
            with self.lock.writing():
                order.append("writer")

        def read() -> None:
            reader_came.set()
            with self.lock.reading():
                order.append("reader")

        with self.lock.reading():
            self.start(write)
            for _ in range(500):
                if self.lock._writers_waiting:
                    break
                time.sleep(0.01)
            else:
                self.fail("no writer waits for the reader")
            self.start(read)
            self.assertTrue(reader_came.wait(5))
        self.all_end()
        self.assertEqual(order, ["writer", "reader"])

    def test_a_writer_is_alone(self) -> None:
        writing, reading = self.lock.writing, self.lock.reading
        for blocks in ((writing, writing), (writing, reading), (reading, writing)):
            meeting = threading.Barrier(2)

            def enter(block: Callable[[], AbstractContextManager[None]]) -> None:
                with block(), suppress(threading.BrokenBarrierError):
                    meeting.wait(0.2)
                    met.append(block.__name__)

            met: list[str] = []
            self.start(lambda: enter(blocks[0]))
            self.start(lambda: enter(blocks[1]))
            self.all_end()
            self.assertEqual(met, [], "two threads met inside")

    def test_an_error_inside_gives_the_lock_back(self) -> None:
        for block in (self.lock.reading, self.lock.writing):
            with self.assertRaises(ValueError), block():
                raise ValueError
        with self.lock.writing():
            pass


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
