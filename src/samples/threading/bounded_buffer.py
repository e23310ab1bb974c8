import threading
from collections import deque


class BoundedBuffer:
    def __init__(self, capacity: int = 10) -> None:
        self.fullest = 0
        self._capacity = capacity
        self._items: deque[int] = deque()
        lock = threading.Lock()
        self._not_full = threading.Condition(lock)
        self._not_empty = threading.Condition(lock)

    def put(self, item: int) -> None:
        with self._not_full:
            self._not_full.wait_for(lambda: len(self._items) < self._capacity)
            self._items.append(item)
            self.fullest = max(self.fullest, len(self._items))
            self._not_empty.notify()

    def get(self) -> int:
        with self._not_empty:
            self._not_empty.wait_for(lambda: self._items)
            item = self._items.popleft()
            self._not_full.notify()
            return item


def produce(buffer: BoundedBuffer) -> None:
    for number in range(20):
        buffer.put(number)


def main() -> None:
    buffer = BoundedBuffer(capacity=5)
    threading.Thread(target=produce, args=(buffer,)).start()
    received = [buffer.get() for _ in range(20)]
    print("all 20 in order:", received == list(range(20)))
    print("never more than 5 inside:", buffer.fullest <= 5)


if __name__ == "__main__":
    main()
