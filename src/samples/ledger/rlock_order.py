import threading

first, second = threading.RLock(), threading.RLock()
both_hold_one = threading.Barrier(2)
got_both: list[bool] = []


def take_two(in_order: bool) -> None:
    held, wanted = (first, second) if in_order else (second, first)
    with held:
        both_hold_one.wait()
        got_both.append(wanted.acquire(timeout=0.3))
        both_hold_one.wait()


def main() -> None:
    threads = [threading.Thread(target=take_two, args=(way,)) for way in (True, False)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("got both locks:", got_both)


if __name__ == "__main__":
    main()
