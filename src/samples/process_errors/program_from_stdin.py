import subprocess
import sys

PROGRAM = """
import multiprocessing

def greet(name):
    print("hello", name)

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=greet, args=("Ada",))
    child.start()
    child.join()
"""

subprocess.run([sys.executable, "-"], input=PROGRAM, text=True)
