import sys
import tempfile
import time
import unittest
from pathlib import Path

from many_subprocesses import Job, Programs

# Starts a program that would write a file after a second.
PARENT = """
import os, pathlib, subprocess, sys
os.chdir({folder!r})
child = "import time, pathlib; time.sleep(1); pathlib.Path('child').touch()"
process = subprocess.Popen([sys.executable, "-c", child])
pathlib.Path("begun").touch()
"""


def python(name: str, code: str, limit: float = 60) -> Job:
    return Job(name, [sys.executable, "-c", code], limit)


class Tests(unittest.TestCase):
    def test_each_job_comes_back_once_with_what_came_of_it(self) -> None:
        jobs = [python(str(code), f"raise SystemExit({code})") for code in range(4)]
        with Programs(at_once=2) as programs:
            found = {o.job.name: o.problem[:11] for o in programs.run(jobs)}
        self.assertEqual(found["0"], "")
        self.assertEqual([found[n] for n in "123"], [f"exit code {n}" for n in "123"])

    def test_a_full_pipe_blocks_nobody(self) -> None:
        code = "import sys; print('o' * 10**6); print('e' * 10**6, file=sys.stderr)"
        with Programs() as programs:
            (outcome,) = programs.run([python("talk", code)])
        self.assertEqual(len(outcome.output), 10**6 + 1)

    def test_leaving_the_block_kills_a_program_and_its_child(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            code = PARENT.format(folder=folder) + "process.wait()"
            with self.assertRaises(KeyboardInterrupt), Programs(at_once=2) as programs:
                outcomes = programs.run([python("quick", ""), python("parent", code)])
                next(outcomes)
                while not Path(folder, "begun").exists():
                    time.sleep(0.01)
                raise KeyboardInterrupt  # what Ctrl-C does to the main thread
            time.sleep(1.2)
            self.assertFalse(Path(folder, "child").exists())

    def test_the_time_limit_kills_a_child_whose_parent_has_ended(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            job = python("parent", PARENT.format(folder=folder), limit=0.5)
            with Programs() as programs:
                (outcome,) = programs.run([job])
            self.assertEqual(outcome.problem, "killed after 0.5 s")
            time.sleep(1.2)
            self.assertFalse(Path(folder, "child").exists())


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(sys.stdout))
