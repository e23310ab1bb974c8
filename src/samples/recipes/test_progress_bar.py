import io
import sys
import threading
import time
import unittest

from progress_bar import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Step(int):
    """A step during whose addition other threads get their turn."""

    def __radd__(self, other: int) -> int:
        time.sleep(0.0001)
        return other + int(self)


class Tests(unittest.TestCase):
    def test_a_terminal_sees_the_bar_grow_in_place(self) -> None:
        terminal = Terminal()
        with ProgressBar(20, terminal) as bar:
            bar.advance(5)
            bar.note("one failed")
            bar.advance(15)
        pictures = terminal.getvalue().replace("\n", "\r").split("\r")
        bars = [picture for picture in pictures if picture.startswith("[")]
        self.assertEqual(bars[0], "[                              ]  0/20   0%")
        self.assertEqual(bars[1], "[#######                       ]  5/20  25%")
        self.assertEqual(bars[-1], "[##############################] 20/20 100%")
        self.assertIn("one failed", pictures)

    def test_a_file_gets_notes_and_no_bar(self) -> None:
        file = io.StringIO()
        with ProgressBar(1, file) as bar:
            bar.note("one failed")
            bar.advance()
        self.assertEqual(file.getvalue(), "one failed\n")

    def test_no_step_of_a_thread_is_lost(self) -> None:
        bar = ProgressBar(400, io.StringIO())

        def work() -> None:
            for _ in range(100):
                bar.advance(Step(1))

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertIn("400/400 100%", bar.picture())


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(sys.stdout))
