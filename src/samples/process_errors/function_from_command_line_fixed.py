import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = """
import multiprocessing

def greet(name):
    print("hello", name)

if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    child = spawn.Process(target=greet, args=("Ada",))
    child.start()
    child.join()
"""

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "program.py")
    path.write_text(PROGRAM)
    subprocess.run([sys.executable, path])
