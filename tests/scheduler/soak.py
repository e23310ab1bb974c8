"""Load for the scheduler: threads, pools, queues, tasks, and garbage that takes locks."""

from __future__ import annotations

import asyncio
import gc
import json
import queue
import sys
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed

WORKERS = 24
ROUNDS = 30

ledger = threading.Lock()
gone = 0
made = 0


def bump(number: int) -> int:
    return number + 1


class Node:
    """A piece of cyclic garbage that takes a lock when it is collected."""

    def __init__(self, kept: list[int]) -> None:
        global made
        self.me = self
        self.kept = kept
        with books:
            made = bump(made)

    def __del__(self) -> None:
        global gone
        # Others must not hold it: nobody can wait inside of the collector.
        with ledger:
            gone = bump(gone)
        self.kept.append(1)


class Leaf:
    """Goes at once when nobody names it, and may wait for its lock then."""

    def __del__(self) -> None:
        global fallen
        with books:
            fallen = bump(fallen)


books = threading.Lock()
fallen = 0


def churn(index: int) -> int:
    """Make garbage, some of it old, some watched by weak references."""
    kept: list[int] = []
    seen: list[int] = []
    old: list[Node] = []
    for number in range(ROUNDS):
        node = Node(kept)
        reference = weakref.ref(node, lambda _: seen.append(1))
        old.append(node)
        if number % 7 == index % 7:
            old.clear()
        if number % 10 == 0:
            gc.collect(index % 3)
        del node, reference
        Leaf()
    return index


def exchange() -> None:
    """Producers and consumers, a small queue, time limits that often expire."""
    items: queue.Queue[int | None] = queue.Queue(3)
    got: list[int] = []

    def produce(base: int) -> None:
        for number in range(ROUNDS):
            while True:
                try:
                    items.put(base + number, timeout=0.001)
                    break
                except queue.Full:
                    continue

    def consume() -> None:
        while True:
            try:
                item = items.get(timeout=0.0005)
            except queue.Empty:
                continue
            if item is None:
                return
            got.append(item)

    producers = [threading.Thread(target=produce, args=(i * 100,)) for i in range(6)]
    consumers = [threading.Thread(target=consume) for _ in range(6)]
    run_all(producers + consumers, producers)
    for _ in consumers:
        items.put(None)
    for thread in consumers:
        thread.join()
    expect(sorted(got), sorted(i * 100 + n for i in range(6) for n in range(ROUNDS)))


def run_all(start: list[threading.Thread], join: list[threading.Thread]) -> None:
    for thread in start:
        thread.start()
    for thread in join:
        thread.join()


def count_up() -> None:
    """Every primitive guards the same kind of counter."""
    total = 0
    condition = threading.Condition()
    guards = [threading.Lock(), threading.RLock(), condition, threading.Semaphore()]
    totals = [0] * len(guards)
    barrier = threading.Barrier(8)
    event = threading.Event()

    def work(index: int) -> None:
        nonlocal total
        barrier.wait()
        event.wait(0.01)
        for number in range(ROUNDS):
            which = (index + number) % len(guards)
            with guards[which]:
                totals[which] = bump(totals[which])
        with condition:
            total = bump(total)
            condition.notify_all()

    threads = [threading.Thread(target=work, args=(index,)) for index in range(8)]
    run_all(threads, [])
    event.set()
    with condition:
        condition.wait_for(lambda: total == 8)
    run_all([], threads)
    expect(sum(totals), 8 * ROUNDS)


def pools() -> None:
    """Results, exceptions, cancelled work; a local value in each thread."""
    local = threading.local()

    def square(number: int) -> int:
        local.value = number
        time.sleep(0.0001 * (number % 3))
        if local.value != number:
            raise AssertionError("a local value changed")
        if number % 5 == 0:
            raise ValueError(number)
        return number * number

    with ThreadPoolExecutor(WORKERS) as pool:
        futures = {pool.submit(square, number): number for number in range(60)}
        late = [pool.submit(time.sleep, 0.01) for _ in range(5)]
        late[-1].cancel()
        right = wrong = 0
        for future in as_completed(futures):
            if future.exception() is None:
                right += future.result() == futures[future] ** 2
            else:
                wrong += 1
        expect((right, wrong), (48, 12))
        expect(list(pool.map(bump, range(40))), list(range(1, 41)))


def tasks() -> None:
    """Tasks, threads behind them, time limits, cancellation."""

    async def item(number: int) -> int:
        await asyncio.sleep(0.001 * (number % 4))
        return await asyncio.to_thread(bump, number)

    async def main() -> int:
        limited = 0
        async with asyncio.TaskGroup() as group:
            many = [group.create_task(item(number)) for number in range(30)]
        try:
            async with asyncio.timeout(0.01):
                await asyncio.sleep(10)
        except TimeoutError:
            limited = 1
        stuck = asyncio.create_task(asyncio.sleep(1000))
        await asyncio.sleep(0)
        stuck.cancel()
        await asyncio.gather(stuck, return_exceptions=True)
        return sum(task.result() for task in many) + limited

    expect(asyncio.run(main()), sum(range(1, 31)) + 1)


def failures() -> None:
    """Threads that end by exceptions, daemons that are left behind."""
    seen: list[str] = []
    threading.excepthook = lambda args: seen.append(args.exc_type.__name__)

    def fail(index: int) -> None:
        with books:
            raise (KeyError, ValueError, RecursionError)[index % 3](index)

    threads = [threading.Thread(target=fail, args=(index,)) for index in range(9)]
    run_all(threads, threads)
    threading.excepthook = threading.__excepthook__
    expect(len(seen), 9)
    stuck = threading.Lock()
    stuck.acquire()
    for _ in range(3):
        threading.Thread(target=stuck.acquire, daemon=True).start()


def expect(got: object, wanted: object) -> None:
    if got != wanted:
        raise AssertionError(f"{got!r} instead of {wanted!r}")


def main() -> None:
    stages: list[Callable[[], None]] = [exchange, count_up, pools, tasks, failures]
    unseen: list[object] = []
    sys.unraisablehook = lambda args: unseen.append((args.exc_value, args.object))
    numbers: list[int] = []
    churners = [
        threading.Thread(target=lambda index=index: numbers.append(churn(index)))
        for index in range(WORKERS)
    ]
    workers = [threading.Thread(target=stage) for stage in stages]
    lost: list[object] = []
    threading.excepthook = lambda args: lost.append(args.exc_value)
    run_all(churners + workers[:-1], churners + workers[:-1])
    workers[-1].start()
    workers[-1].join()
    expect(lost, [])
    expect(sorted(numbers), list(range(WORKERS)))
    numbers.clear()
    gc.collect()
    expect(gone, made)
    expect(fallen, WORKERS * ROUNDS)
    expect(unseen, [])


def report() -> None:
    """What must not grow from run to run."""
    from green_threads.carriers import carriers
    from green_threads.scheduler import scheduler

    gc.collect()
    counts = {
        "live": len(scheduler.live),
        "ready": len(scheduler.ready),
        "timers": len(scheduler.timers),
        "stacks": carriers._next_slot,
        "objects": len(gc.get_objects()),
    }
    print("counts", json.dumps(counts))


main()
report()
