import multiprocessing
import threading

names: list[str] = []


def add(name: str) -> None:
    names.append(name)
    print(f"{name} sees {names}")


def main() -> None:
    thread = threading.Thread(target=add, args=("thread",))
    thread.start()
    thread.join()
    print(f"main sees {names}")

    context = multiprocessing.get_context("spawn")
    process = context.Process(target=add, args=("process",))
    process.start()
    process.join()
    print(f"main sees {names}")


if __name__ == "__main__":
    main()
