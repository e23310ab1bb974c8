import pickle
import re


class Order:
    def __init__(self, number: int, lines: list[str]) -> None:
        self.number = number
        self.lines = lines


def total(order: Order) -> int:
    return len(order.lines)


def words(thing: object) -> list[str]:
    """The short texts in the bytes that would be sent: 8c announces each."""
    found = re.findall(rb"\x8c.(\w+)", pickle.dumps(thing))
    return [word.decode() for word in found]


def main() -> None:
    order = Order(7, ["ink", "pens"])
    print("function:", words(total))
    print("instance:", words(order))
    copy = pickle.loads(pickle.dumps(order))
    copy.lines.append("paper")
    print("copy:", copy.lines)
    print("original:", order.lines)


if __name__ == "__main__":
    main()
