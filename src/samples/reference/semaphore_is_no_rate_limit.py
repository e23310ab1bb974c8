import threading
import time


def main() -> None:
    places = threading.BoundedSemaphore(3)
    lock = threading.Lock()
    inside = most = started = 0

    def call_service() -> None:
        nonlocal inside, most, started
        with places:
            with lock:
                inside += 1
                started += 1
                most = max(most, inside)
            time.sleep(0.02)  # a quick answer
            with lock:
                inside -= 1

    begin = time.monotonic()
    threads = [threading.Thread(target=call_service) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    per_second = started / (time.monotonic() - begin)

    print("most inside at once:", most)
    print("more than 10 a second:", per_second > 10)


if __name__ == "__main__":
    main()
