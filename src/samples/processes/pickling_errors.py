import pickle
import sys
import threading

conversions = {"double": lambda number: number * 2}


def main() -> None:
    def local_function() -> None:
        pass

    things = {
        "lambda": conversions["double"],
        "local function": local_function,
        "lock": threading.Lock(),
        "generator": (number for number in range(3)),
        "open file": sys.stdout,
    }
    for name, thing in things.items():
        try:
            pickle.dumps(thing)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            print(f"{name}\n  {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
