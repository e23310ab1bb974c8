import multiprocessing
import os


def main() -> None:
    method = os.environ.get("START_METHOD", "threads")
    context = multiprocessing.get_context(method)
    print(context.get_start_method())


if __name__ == "__main__":
    main()
