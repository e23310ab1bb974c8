from concurrent import interpreters

SCRIPT = """
prices = {"apples": 3}
print("apples", prices["apples"])
print("pears", prices["pears"])
"""


def main() -> None:
    other = interpreters.create()
    try:
        other.exec(SCRIPT)
    finally:
        other.close()


if __name__ == "__main__":
    main()
