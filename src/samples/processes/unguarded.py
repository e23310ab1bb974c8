import multiprocessing
import sys

sys.tracebacklimit = 0  # show the message without the stack


def greet() -> None:
    print("hello from the child")


context = multiprocessing.get_context("spawn")
child = context.Process(target=greet)
child.start()
child.join()
print("exit code of the child:", child.exitcode)
