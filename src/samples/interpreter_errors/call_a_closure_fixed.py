from concurrent import interpreters


def add_up(limit: int) -> int:
    return sum(range(limit))


def main() -> None:
    limit = 1_000_000
    other = interpreters.create()
    try:
        print(other.call(add_up, limit))
    finally:
        other.close()


if __name__ == "__main__":
    main()
