from concurrent import interpreters

SCRIPT = """
import readline
print("history", readline.get_history_length())
"""


def main() -> None:
    other = interpreters.create()
    try:
        other.exec(SCRIPT)
    finally:
        other.close()


if __name__ == "__main__":
    main()
