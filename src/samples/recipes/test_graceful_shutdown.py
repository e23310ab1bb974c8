import signal
import subprocess
import sys
import unittest

CODE = """
import sys, time
import graceful_shutdown

def do(job):
    print("begun\\n", end="", flush=True)
    time.sleep({seconds})

graceful_shutdown.do = do
graceful_shutdown.PATIENCE = 3600
sys.exit(graceful_shutdown.run(20_000))
"""


class Tests(unittest.TestCase):
    def start(self, seconds: float) -> subprocess.Popen[str]:
        """Start it with jobs of this length, and wait until one has begun."""
        process = subprocess.Popen(
            [sys.executable, "-c", CODE.format(seconds=seconds)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for cleanup in (process.stdout.close, process.wait, process.kill):
            self.addCleanup(cleanup)  # the last one is called first
        self.assertEqual(process.stdout.readline(), "begun\n")
        return process

    def test_both_signals_end_it_in_order(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                process = self.start(seconds=0.02)
                process.send_signal(number)
                output, _ = process.communicate(timeout=20)
                self.assertIn(f"{number.name}: finishing", output)
                self.assertIn("jobs lost: 0", output)
                self.assertEqual(process.returncode, 0)

    def test_the_second_signal_does_not_wait(self) -> None:
        process = self.start(seconds=3600)
        process.send_signal(signal.SIGINT)
        while "finishing" not in (line := process.stdout.readline()):
            self.assertTrue(line, "ended without a word")
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=20)
        self.assertIn("leaving, with jobs in hand", output)
        self.assertEqual(process.returncode, 1)


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(sys.stdout))
