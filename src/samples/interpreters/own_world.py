import os
from concurrent import interpreters

counter = 0


def count() -> int:
    global counter
    counter += 1
    return counter


def process_id() -> int:
    return os.getpid()


def main() -> None:
    other = interpreters.create()
    print("there:", other.call(count))
    print("here:", counter)
    print("same process:", other.call(process_id) == os.getpid())
    other.close()


if __name__ == "__main__":
    main()
