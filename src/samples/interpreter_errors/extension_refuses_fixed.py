import subprocess
import sys

SCRIPT = """
import readline
print("history", readline.get_history_length())
"""


def main() -> None:
    subprocess.run([sys.executable, "-c", SCRIPT], check=True)


if __name__ == "__main__":
    main()
