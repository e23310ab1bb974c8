from concurrent import interpreters

SCRIPT = """
import os
if os.fork() == 0:
    print("child")
    os._exit(0)
os.wait()
"""


def main() -> None:
    other = interpreters.create()
    try:
        other.exec(SCRIPT)
    finally:
        other.close()


if __name__ == "__main__":
    main()
