class Screen:
    """Stands in for the terminal and keeps what each write brings."""

    def __init__(self) -> None:
        self.writes: list[str] = []

    def write(self, text: str) -> None:
        self.writes.append(text)


def main() -> None:
    screen = Screen()
    print("page", 7, "done", file=screen)
    print(screen.writes)


if __name__ == "__main__":
    main()
