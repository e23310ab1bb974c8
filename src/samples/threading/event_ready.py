import threading
import time

config: dict[str, str] = {}
seen: list[str] = []


def produce(ready: threading.Event) -> None:
    time.sleep(0.05)  # stands for reading a file
    config["colour"] = "green"
    ready.set()


def consume(ready: threading.Event) -> None:
    ready.wait()
    seen.append(f"{threading.current_thread().name} sees {config['colour']}")


def main() -> None:
    ready = threading.Event()
    consumers = [
        threading.Thread(target=consume, args=(ready,), name=f"consumer {n}")
        for n in (1, 2)
    ]
    for consumer in consumers:
        consumer.start()
    print("set:", ready.is_set(), "- wait gave up:", not ready.wait(timeout=0.001))
    threading.Thread(target=produce, args=(ready,)).start()
    for consumer in consumers:
        consumer.join()
    print(*sorted(seen), sep="\n")
    print("still set:", ready.is_set())
    ready.clear()
    print("after clear:", ready.is_set())


if __name__ == "__main__":
    main()
