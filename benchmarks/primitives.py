"""What one use of each primitive costs, alone and between two threads.

    python3 benchmarks/primitives.py [--keep]
"""
from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator

from rows import Row, report, row

BENCHMARK = "primitives"
ROUNDS = 9
USES = 100_000
HAND_OVERS = 5_000


def nothing(count: int) -> float:
    start = time.perf_counter()
    for _ in range(count):
        pass
    return time.perf_counter() - start


def with_block(guard: threading.Lock) -> Callable[[int], float]:
    def measure(count: int) -> float:
        start = time.perf_counter()
        for _ in range(count):
            with guard:
                pass
        return time.perf_counter() - start

    return measure


def call(function: Callable[[], object]) -> Callable[[int], float]:
    def measure(count: int) -> float:
        start = time.perf_counter()
        for _ in range(count):
            function()
        return time.perf_counter() - start

    return measure


def attribute(holder: object) -> Callable[[int], float]:
    holder.value = 1  # type: ignore[attr-defined]

    def measure(count: int) -> float:
        start = time.perf_counter()
        for _ in range(count):
            holder.value  # type: ignore[attr-defined]
        return time.perf_counter() - start

    return measure


def put_and_get(box: queue.Queue[int], held: int) -> Callable[[int], float]:
    for number in range(held):
        box.put(number)

    def measure(count: int) -> float:
        start = time.perf_counter()
        for number in range(count):
            box.put(number)
            box.get()
        return time.perf_counter() - start

    return measure


def items(iterator: Iterator[int]) -> Callable[[int], float]:
    def measure(count: int) -> float:
        start = time.perf_counter()
        for _ in range(count):
            next(iterator)
        return time.perf_counter() - start

    return measure


def endless() -> Iterator[int]:
    while True:
        yield 0


def event_hand_over(count: int) -> float:
    """Two threads wake each other in turn; one hand-over is one set() and one wait()."""
    ping, pong = threading.Event(), threading.Event()

    def answer() -> None:
        for _ in range(count // 2):
            ping.wait()
            ping.clear()
            pong.set()

    thread = threading.Thread(target=answer)
    thread.start()
    start = time.perf_counter()
    for _ in range(count // 2):
        ping.set()
        pong.wait()
        pong.clear()
    took = time.perf_counter() - start
    thread.join()
    return took


def condition_hand_over(count: int) -> float:
    """The same through one condition and a turn that passes to and fro."""
    condition = threading.Condition()
    turn = 0

    def take_turns(mine: int) -> None:
        nonlocal turn
        for _ in range(count // 2):
            with condition:
                condition.wait_for(lambda: turn == mine)
                turn = 1 - mine
                condition.notify()

    threads = [threading.Thread(target=take_turns, args=(mine,)) for mine in (0, 1)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - start


def barrier_round(count: int) -> float:
    barrier = threading.Barrier(2)

    def arrive() -> None:
        for _ in range(count):
            barrier.wait()

    thread = threading.Thread(target=arrive)
    thread.start()
    start = time.perf_counter()
    for _ in range(count):
        barrier.wait()
    took = time.perf_counter() - start
    thread.join()
    return took


def timer_start_and_cancel(count: int) -> float:
    start = time.perf_counter()
    for _ in range(count):
        timer = threading.Timer(60, print)
        timer.start()
        timer.cancel()
        timer.join()
    return time.perf_counter() - start


class Plain:
    """An object with a `__dict__`, to compare `local` with."""


def nanoseconds(measure: Callable[[int], float], count: int, loop: bool) -> list[float]:
    """For one use, in each round; `loop` takes off what the empty loop costs."""
    measure(count // 10)
    return [
        (measure(count) - (nothing(count) if loop else 0)) / count * 1e9
        for _ in range(ROUNDS)
    ]


def main() -> None:
    event = threading.Event()
    event.set()
    alone: dict[tuple[str, str], Callable[[int], float]] = {
        ("threading.Lock", "with"): with_block(threading.Lock()),
        ("threading.RLock", "with"): with_block(threading.RLock()),
        ("threading.Condition", "with"): with_block(threading.Condition()),
        ("threading.Semaphore", "with"): with_block(threading.Semaphore()),
        ("threading.BoundedSemaphore", "with"): with_block(threading.BoundedSemaphore()),
        ("threading.Event", "is_set"): call(event.is_set),
        ("threading.Event", "wait, already set"): call(event.wait),
        ("threading.local", "attribute"): attribute(threading.local()),
        ("plain object", "attribute"): attribute(Plain()),
        ("queue.Queue", "put and get"): put_and_get(queue.Queue(), 0),
        ("queue.LifoQueue", "put and get"): put_and_get(queue.LifoQueue(), 0),
        ("queue.PriorityQueue", "put and get"): put_and_get(queue.PriorityQueue(), 0),
        ("queue.PriorityQueue", "put and get, 10,000 held"): put_and_get(
            queue.PriorityQueue(), 10_000
        ),
        ("queue.SimpleQueue", "put and get"): put_and_get(queue.SimpleQueue(), 0),
        ("generator", "next"): items(endless()),
    }
    if hasattr(threading, "serialize_iterator"):
        alone[("threading.serialize_iterator", "next")] = items(
            threading.serialize_iterator(endless())
        )
    between: dict[tuple[str, str], Callable[[int], float]] = {
        ("threading.Event", "hand-over between two threads"): event_hand_over,
        ("threading.Condition", "hand-over between two threads"): condition_hand_over,
        ("threading.Barrier", "round of two threads"): barrier_round,
    }
    rows: list[Row] = []
    for (what, how), measure in alone.items():
        values = nanoseconds(measure, USES, loop=True)
        rows.append(row(BENCHMARK, {"what": what, "how": how}, "one_use", "ns", values))
    for (what, how), measure in between.items():
        values = [value / 1000 for value in nanoseconds(measure, HAND_OVERS, loop=False)]
        rows.append(row(BENCHMARK, {"what": what, "how": how}, "one_use", "us", values))
    values = [value / 1000 for value in nanoseconds(timer_start_and_cancel, 500, False)]
    rows.append(
        row(BENCHMARK, {"what": "threading.Timer", "how": "start, cancel and join"},
            "one_use", "us", values)
    )
    report(rows, (__doc__ or "").splitlines()[0])


if __name__ == "__main__":
    sys.exit(main())
