import threading

history: list[str] = []


def work(gate: threading.Barrier) -> None:
    history.append("load")
    if gate.wait() == 0:  # each thread gets another number: one of them gets 0
        history.append("all loaded")
    gate.wait()
    history.append("compute")


def main() -> None:
    gate = threading.Barrier(3, timeout=5)
    threads = [threading.Thread(target=work, args=(gate,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(" -> ".join(history))


if __name__ == "__main__":
    main()
