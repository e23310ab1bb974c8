"""Runs random programs with real primitives and asks the model whether it may be so.

Reads from standard input the number of the first program, how many there are, and the
fault to make: that the model finds it shows that the model looks.
"""

from __future__ import annotations

import sys
import threading
import time
from itertools import count
from typing import Any

sys.path.insert(0, "/scheduler")

from generate import LIMIT, random_program
from green_threads.locks import _Mutex
from green_threads.scheduler import scheduler
from model import CONDITION, MUTEXES, Observed, Program, explains

REST = 10_000.0
"""Seconds after which everybody has ended or waits for ever."""

TURNS = 20
"""Turns that a thread gets to end: on its way out it may wait for a mutex again."""


def bump(number: int) -> int:
    """Between reading and writing there is a call, where threads are switched."""
    return number + 1


class Run:
    """One run of a program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.mutexes: list[Any] = [threading.RLock() for _ in range(MUTEXES)]
        if _never_nested(program):
            # Where nobody takes it twice, a plain lock must do the same.
            self.mutexes[0] = threading.Lock()
        self.condition = threading.Condition(self.mutexes[CONDITION])
        self.event = threading.Event()
        self.semaphore = threading.Semaphore(0)
        self.holders = [-1] * MUTEXES
        self.counters = [0] * MUTEXES
        self.taken = [0] * len(program)
        self.places = [0] * len(program)
        self.results: list[list[bool]] = [[] for _ in program]
        self.faults: list[str] = []
        self.threads = [
            threading.Thread(target=self.perform, args=(index,), daemon=True)
            for index in range(len(program))
        ]

    def perform(self, me: int) -> None:
        """One thread: its operations one after the other."""
        code = self.program[me]
        while self.places[me] < len(code):
            kind, *rest = code[self.places[me]]
            skipped = self.do(me, kind, *rest)
            self.places[me] += 1 + skipped

    def do(self, me: int, kind: str, *rest: int) -> int:
        """One operation; returns how many are skipped."""
        if kind == "acquire":
            self.mutexes[rest[0]].acquire()
            self.enter(me, rest[0])
        elif kind in ("try", "timed"):
            mutex, skipped = rest
            if kind == "try":
                got = self.mutexes[mutex].acquire(blocking=False)
            else:
                got = self.mutexes[mutex].acquire(timeout=LIMIT)
            self.results[me].append(got)
            if not got:
                return skipped
            self.enter(me, mutex)
        elif kind == "release":
            self.check(me, rest[0])
            self.mutexes[rest[0]].release()
        elif kind in ("wait", "timed_wait"):
            self.check(me, CONDITION)
            if kind == "wait":
                self.condition.wait()
            else:
                self.results[me].append(self.condition.wait(LIMIT))
            self.enter(me, CONDITION)
        elif kind == "notify":
            self.condition.notify(rest[0])
        elif kind == "start":
            self.threads[rest[0]].start()
        elif kind == "join":
            self.threads[rest[0]].join()
        else:
            self.others[kind](self)
        return 0

    others = {
        "event_wait": lambda self: self.event.wait(),
        "event_set": lambda self: self.event.set(),
        "event_clear": lambda self: self.event.clear(),
        "down": lambda self: self.semaphore.acquire(),
        "up": lambda self: self.semaphore.release(),
    }

    def enter(self, me: int, mutex: int) -> None:
        """Count in a way that loses something where two threads do it at once."""
        self.holders[mutex] = me
        self.counters[mutex] = bump(self.counters[mutex])
        self.taken[me] += 1
        self.check(me, mutex)

    def check(self, me: int, mutex: int) -> None:
        if self.holders[mutex] != me:
            self.faults.append(f"{me}, {self.holders[mutex]} both hold {mutex}")

    def observe(self) -> Observed:
        """Start it, and wait until it came to rest."""
        threading.excepthook, sys.unraisablehook = self.failed, sys.__unraisablehook__
        self.threads[0].start()
        time.sleep(REST)
        return Observed(
            tuple(thread.ident is not None for thread in self.threads),
            tuple(self.places),
            tuple(tuple(results) for results in self.results),
        )

    def failed(self, args: threading.ExceptHookArgs) -> None:
        self.faults.append(f"{args.thread} raised {args.exc_value!r}")

    def end(self) -> None:
        """End the threads that wait for ever, as the end of a run does."""
        # A mutex that they could not take again on their way is no fault.
        threading.excepthook = sys.unraisablehook = lambda _: None
        for _ in range(TURNS):
            left = [one for one in list(scheduler.live.values()) if one.slot != 0]
            for thread in left:
                thread.raises = SystemExit()
                scheduler.unpark(thread)
            if not left:
                break
            time.sleep(0)


def _never_nested(program: Program) -> bool:
    """Whether no thread takes mutex 0 while it may hold it."""
    for code in program:
        held = 0
        for kind, *rest in code:
            if kind in ("acquire", "try", "timed") and rest[0] == 0:
                held += 1
                if held > 1:
                    return False
            elif kind == "release" and rest[0] == 0:
                held -= 1
    return True


def examine(number: int) -> str | None:
    """What is wrong with one program; None for nothing."""
    program = random_program(number)
    run = Run(program)
    observed = run.observe()
    faults = run.faults
    if sum(run.counters) != sum(run.taken):
        faults.append(f"counted {run.counters}, entered {run.taken}")
    if not explains(program, observed):
        faults.append(f"the model never comes to {observed}")
    run.end()
    if len(scheduler.live) != 1 or scheduler.ready:
        faults.append(f"left over: {scheduler.live}")
    return f"program {number}: {faults} in {program}" if faults else None


def lose_wake_ups() -> None:
    """Break the locks: every fifth wake-up gets lost."""
    numbers = count()
    wake = _Mutex._wake_first
    _Mutex._wake_first = lambda self: next(numbers) % 5 and wake(self)


def let_two_in() -> None:
    """Break the locks: a wait ends although the lock is not free."""
    numbers = count()
    wait = _Mutex._wait
    _Mutex._wait = lambda self, deadline: next(numbers) % 9 == 8 or wait(self, deadline)


faults_to_make = {"none": bool, "lost wake-ups": lose_wake_ups, "two": let_two_in}


def main() -> None:
    first, many, fault = input().split(" ", 2)
    faults_to_make[fault]()
    numbers = range(int(first), int(first) + int(many))
    wrong = [text for number in numbers if (text := examine(number))]
    print("\n".join(wrong[:5]))
    print(f"{len(numbers) - len(wrong)} of {len(numbers)} as the model says")


main()
