import asyncio
import importlib
import threading
import warnings


def main() -> None:
    try:
        importlib.import_module("thread")
    except ModuleNotFoundError as error:
        print("import thread:", type(error).__name__)

    event, condition = threading.Event(), threading.Condition()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        event.isSet()
        with condition:
            condition.notifyAll()
    for warning in caught:
        print(warning.category.__name__, "-", warning.message)

    print("asyncio.coroutine exists:", hasattr(asyncio, "coroutine"))


if __name__ == "__main__":
    main()
