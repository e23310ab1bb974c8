from concurrent import interpreters


def main() -> None:
    limit = 1_000_000

    def add_up() -> int:
        return sum(range(limit))

    other = interpreters.create()
    try:
        print(other.call(add_up))
    finally:
        other.close()


if __name__ == "__main__":
    main()
