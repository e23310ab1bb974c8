"""Do the work in a plain loop, and compute when a pool of processes would pay.

    python3 plain_loop.py 20000 0.2 8

tells what 20,000 items of 0.2 milliseconds each cost in a loop and in a pool of 8
processes. Without numbers it runs a loop of its own first and times it.

Made for "Keep the plain loop". Needs Python 3.11 or later.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from math import ceil

# What a pool costs: here the first one of a program, with two processes that import
# nothing (CPython 3.14.7 on Linux, spawn or forkserver). Put in your own numbers.
START = 70.0  # ms until it works
SEND = 0.1  # ms to send something there and its result back
WORKERS = 4
Answer = int | Exception


def work(number: int) -> int:
    """Count the steps from a number to 1. Put your own computing here."""
    if number < 1:
        raise ValueError(f"{number} never comes to 1")
    steps = 0
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        steps += 1
    return steps


def work_all(numbers: Sequence[int]) -> Iterator[tuple[int, Answer]]:
    """Yield each number with what came of it, in their order."""
    for number in numbers:
        try:
            answer: Answer = work(number)
        except Exception as error:
            answer = error
        yield number, answer


def break_even(start: float, saved: float) -> str:
    """Return in words from when on a pool pays that saves so much on each item."""
    return f"from {ceil(start / saved):,} items on" if saved > 0 else "never"


def advice(items: int, each: float, workers: int = WORKERS) -> str:
    """Return in words what a loop costs, and when a pool would beat it.

    An item takes `each` milliseconds. In lumps, each process gets its share at once.
    """
    saved = each * (1 - 1 / workers)
    one_by_one = break_even(START, saved - SEND)
    in_lumps = break_even(START + workers * SEND, saved)
    return f"""\
a loop: {items:,} items of {each:.3f} ms take {items * each:,.0f} ms
{workers} processes, items sent one by one, are faster: {one_by_one}
{workers} processes, items sent in lumps, are faster: {in_lumps}"""


def report(numbers: Sequence[int]) -> None:
    done = steps = 0
    # CPU time: what other programs take in the meantime does not count.
    start = time.process_time()
    for number, answer in work_all(numbers):
        if isinstance(answer, Exception):
            print(f"{number}: {answer!r}")
            continue
        done += 1
        steps += answer
    spent = 1000 * (time.process_time() - start)
    print(f"{done} of {len(numbers)} done, {steps:,} steps")
    if done:
        print(advice(done, spent / done))


def main() -> None:
    if len(sys.argv) > 1:
        items, each, *workers = sys.argv[1:]
        print(advice(int(items), float(each), *map(int, workers)))
        return
    report(range(1000, -1, -1))  # the last one, 0, is a bad one


if __name__ == "__main__":
    main()
