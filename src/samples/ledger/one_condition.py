import threading


class BoundedBuffer:
    """One condition for both kinds of waiters: `notify` may wake the wrong kind."""

    def __init__(self) -> None:
        self.items: list[int] = []
        self.changed = threading.Condition()
        self.getter_waits = threading.Semaphore(0)

    def put(self, item: int) -> None:
        with self.changed:
            while self.items:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify()

    def get(self) -> int:
        with self.changed:
            while not self.items:
                self.getter_waits.release()
                self.changed.wait()
            item = self.items.pop()
            self.changed.notify()
            return item


def put_two(buffer: BoundedBuffer) -> None:
    with buffer.changed:  # both before anybody else gets the lock
        buffer.put(1)
        buffer.put(2)


def main() -> None:
    buffer = BoundedBuffer()
    for _ in range(2):
        threading.Thread(target=buffer.get, daemon=True).start()
    for _ in range(2):
        buffer.getter_waits.acquire()

    putter = threading.Thread(target=put_two, args=(buffer,), daemon=True)
    putter.start()
    buffer.getter_waits.acquire()  # woken for nothing, a getter waits again
    putter.join(timeout=0.3)
    print("room in the buffer:", not buffer.items)
    print("the putter still waits:", putter.is_alive())


if __name__ == "__main__":
    main()
