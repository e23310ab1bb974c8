from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


class OneArgument(Exception):
    def __init__(self, order: int, reason: str) -> None:
        super().__init__(f"order {order}: {reason}")


class AllArguments(Exception):
    def __init__(self, order: int, reason: str) -> None:
        super().__init__(order, reason)
        self.order = order
        self.reason = reason

    def __str__(self) -> str:
        return f"order {self.order}: {self.reason}"


def check(error: type[Exception]) -> None:
    raise error(7, "no stock")


def main() -> None:
    for error in (OneArgument, AllArguments):
        with ProcessPoolExecutor(1) as pool:
            try:
                pool.submit(check, error).result()
            except (BrokenProcessPool, AllArguments) as raised:
                print(f"{error.__name__} -> {type(raised).__name__}: {raised}")


if __name__ == "__main__":
    main()
