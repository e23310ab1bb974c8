import multiprocessing
import os


def main() -> None:
    method = os.environ.get("START_METHOD", "threads")
    if method not in multiprocessing.get_all_start_methods():
        print("no start method", repr(method))
        method = "spawn"
    context = multiprocessing.get_context(method)
    print(context.get_start_method())


if __name__ == "__main__":
    main()
