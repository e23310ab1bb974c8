"""Do the work in a plain loop, and compute when a pool of processes would pay.

#: if notebook
    from plain_loop import advice, report
    report(range(1, 2000))
    print(advice(20_000, 0.2))

in a cell of a notebook beside this file: the loop over your numbers, then what
20,000 items of 0.2 milliseconds each would cost.
#: else
    python3 plain_loop.py 20000 0.2 8

tells what 20,000 items of 0.2 milliseconds each cost in a loop and in a pool of 8
processes. Without numbers it runs a loop of its own first and times it.
#: end
"""

import logging
import signal
import sys
import time
import unittest
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from math import ceil
from unittest.mock import patch

# What a pool costs: here the first one of a program, with two processes that import
# nothing (CPython 3.14.7 on Linux, spawn or forkserver). Put in your own numbers.
START = 70.0  # ms until it works
SEND = 0.1  # ms to send something there and its result back
WORKERS = 4
#: if item-timeout
ITEM_LIMIT = 0.05  # seconds for one item
#: end
#: if total-timeout
TOTAL_LIMIT = 30.0  # seconds for all of them
#: end
#: if fail-fast
Answer = int
#: else
Answer = int | Exception
#: end
#: if logging

log = logging.getLogger("loop")
batch = ContextVar("batch", default="-")
#: end


def work(number: int) -> int:
    """Count the steps from a number to 1. Put your own computing here."""
    #: if not item-timeout
    if number < 1:
        raise ValueError(f"{number} never comes to 1")
    #: end
    steps = 0
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        steps += 1
    return steps


#: if item-timeout
def too_late(signum: int, frame: object) -> None:
    raise TimeoutError(f"not done within {ITEM_LIMIT} s")


@contextmanager
def time_limit() -> Iterator[None]:
    """Raise TimeoutError in the block when its time is over.

    Only on Unix and in the main thread. Python looks for the alarm between two steps
    of its own: one long call into C ends first.
    """
    before = signal.signal(signal.SIGALRM, too_late)
    signal.setitimer(signal.ITIMER_REAL, ITEM_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


#: end
#: if huge-input
def work_all(numbers: Iterable[int]) -> Iterator[tuple[int, Answer]]:
#: else
def work_all(numbers: Sequence[int]) -> Iterator[tuple[int, Answer]]:
#: end
    """Yield each number with what came of it, in their order."""
    end = time.monotonic() + TOTAL_LIMIT  #: if total-timeout
    for number in numbers:
        #: if total-timeout
        if time.monotonic() > end:
            raise TimeoutError("the time for all of them is over")
        #: end
        #: if fail-fast and item-timeout
        with time_limit():
            steps = work(number)
        yield number, steps
        #: elif fail-fast
        yield number, work(number)
        #: elif item-timeout
        try:
            with time_limit():
                answer: Answer = work(number)
        except Exception as error:
            log.warning("%d: %r", number, error)  #: if logging
            answer = error
        yield number, answer
        #: else
        try:
            answer: Answer = work(number)
        except Exception as error:
            log.warning("%d: %r", number, error)  #: if logging
            answer = error
        yield number, answer
        #: end


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


#: if tests
class Tests(unittest.TestCase):
    """Run them with: python3 -m unittest plain_loop.py"""

    def test_every_number_comes_back_in_order(self) -> None:
        self.assertEqual(list(work_all([1, 2, 3, 6])), [(1, 0), (2, 1), (3, 7), (6, 8)])

    #: if fail-fast
    def test_the_first_error_ends_it(self) -> None:
        with patch(f"{__name__}.work", side_effect=[1, OSError("down")]):
            answers = work_all([5, 6, 7])
            self.assertEqual(next(answers), (5, 1))
            with self.assertRaises(OSError):
                next(answers)
    #: else
    def test_an_error_costs_one_result(self) -> None:
        error = OSError("down")
        with patch(f"{__name__}.work", side_effect=[error, 1]):
            self.assertEqual(list(work_all([5, 6])), [(5, error), (6, 1)])
    #: end

    #: if item-timeout and fail-fast
    def test_an_endless_item_is_ended(self) -> None:
        with self.assertRaises(TimeoutError):
            list(work_all([0]))
    #: elif item-timeout
    def test_an_endless_item_is_ended(self) -> None:
        (_, first), second = work_all([0, 2])
        self.assertIsInstance(first, TimeoutError)
        self.assertEqual(second, (2, 1))
    #: end

    #: if total-timeout
    def test_no_item_begins_too_late(self) -> None:
        with patch(f"{__name__}.TOTAL_LIMIT", -1.0), self.assertRaises(TimeoutError):
            list(work_all([1]))
    #: end

    #: if user-cancel
    def test_what_was_done_is_kept(self) -> None:
        with (
            patch(f"{__name__}.work", side_effect=[7, KeyboardInterrupt]),
            patch("builtins.print") as shown,
        ):
            report([5, 6])
        lines = [call.args[0] for call in shown.call_args_list]
        self.assertIn("cancelled", lines)
        self.assertTrue(any(line.startswith("1 ") for line in lines))
    #: end

    def test_the_break_even(self) -> None:
        with patch(f"{__name__}.START", 80.0), patch(f"{__name__}.SEND", 0.1):
            self.assertIn("one by one, are faster: from 200 items", advice(1, 1.0, 2))
            self.assertIn("in lumps, are faster: from 161 items", advice(1, 1.0, 2))
            self.assertIn("one by one, are faster: never", advice(1, 0.1, 2))
            self.assertEqual(advice(1, 1.0, 1).count("never"), 2)


#: end
#: if huge-input
def report(numbers: Iterable[int]) -> None:
#: else
def report(numbers: Sequence[int]) -> None:
#: end
    done = steps = 0
    # CPU time: what other programs take in the meantime does not count.
    start = time.process_time()
    #: if fail-fast or total-timeout or user-cancel
    try:
        for number, answer in work_all(numbers):  #: if not fail-fast
        for _, answer in work_all(numbers):  #: if fail-fast
            #: if not fail-fast
            if isinstance(answer, Exception):
                print(f"{number}: {answer!r}")
                continue
            #: end
            done += 1
            steps += answer
            #: if progress
            if done % 250 == 0:
                print(f"{done} done")  #: if huge-input
                print(f"{done} of {len(numbers)} done")  #: if not huge-input
            #: end
    #: if user-cancel
    except KeyboardInterrupt:
        print("cancelled")
    #: end
    #: if fail-fast
    except Exception as error:
        print(f"stopped early: {error!r}")
    #: elif total-timeout
    except TimeoutError as error:
        print(f"stopped early: {error}")
    #: end
    #: else
    for number, answer in work_all(numbers):  #: if not fail-fast
    for _, answer in work_all(numbers):  #: if fail-fast
        #: if not fail-fast
        if isinstance(answer, Exception):
            print(f"{number}: {answer!r}")
            continue
        #: end
        done += 1
        steps += answer
        #: if progress
        if done % 250 == 0:
            print(f"{done} done")  #: if huge-input
            print(f"{done} of {len(numbers)} done")  #: if not huge-input
        #: end
    #: end
    spent = 1000 * (time.process_time() - start)
    log.info("%d done", done)  #: if logging
    print(f"{done} done, {steps:,} steps")  #: if huge-input
    print(f"{done} of {len(numbers)} done, {steps:,} steps")  #: if not huge-input
    if done:
        print(advice(done, spent / done))


#: if logging
def start_logging() -> None:
    """Show the batch with every line; the filter adds it."""

    def add_batch(record: logging.LogRecord) -> bool:
        record.batch = batch.get()
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.addFilter(add_batch)
    form = "%(asctime)s %(batch)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[handler])


#: end
def main() -> None:
    #: if logging
    start_logging()
    batch.set("nightly")
    #: end
    #: if not notebook
    if len(sys.argv) > 1:
        items, each, *workers = sys.argv[1:]
        print(advice(int(items), float(each), *map(int, workers)))
        return
    #: end
    report(range(1000, -1, -1))  # the last one, 0, is a bad one


if __name__ == "__main__":
    main()
