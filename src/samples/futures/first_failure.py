import threading
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait


def copy(name: str, stop: threading.Event) -> str:
    if name == "broken":
        raise OSError("disk full")
    for _ in range(1000):
        if stop.wait(0.01):  # stands for copying one block
            return f"{name}: stopped half-way"
    return f"{name}: copied"


def main() -> None:
    stop = threading.Event()
    with ThreadPoolExecutor(max_workers=3) as pool:
        futures = [pool.submit(copy, name, stop) for name in ("a", "b", "broken", "c")]
        done, not_done = wait(futures, return_when=FIRST_EXCEPTION)
        stop.set()
        print("failed:", [str(future.exception()) for future in done])
        print("not done yet:", len(not_done))
    print([future.result() for future in futures if not future.exception()])


if __name__ == "__main__":
    main()
