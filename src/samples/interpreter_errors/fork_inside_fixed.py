from concurrent import interpreters

SCRIPT = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "print('child')"])
"""


def main() -> None:
    other = interpreters.create()
    try:
        other.exec(SCRIPT)
    finally:
        other.close()


if __name__ == "__main__":
    main()
