import functools
import threading

runs: list[str] = []
both_inside = threading.Barrier(2)


@functools.lru_cache
def load(city: str) -> str:
    runs.append(city)
    both_inside.wait()
    return f"weather of {city}"


def main() -> None:
    threads = [threading.Thread(target=load, args=("Oslo",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("loaded for:", runs)
    print("in the cache:", load.cache_info().currsize)


if __name__ == "__main__":
    main()
