"""Which calls of the standard library keep the other threads waiting?

One thread makes one long call. The main thread counts meanwhile and keeps the
longest time for which it stood still. Linux also says how long it waited in all:
time of the clock, less time on a core, less time ready but without a core. Of the
time that it waited or ran, the waiting is a share that a busy machine leaves alone.

    python3 benchmarks/gil_stall.py [--keep] [--rounds 3] [--only sorted]
"""
from __future__ import annotations

import argparse
import json
import shutil
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

from gil_calls import JOBS, Call, Job, folder
from rows import MEASUREMENTS, Row, file_name, row

BENCHMARK = "gil_stall"
LONG_ENOUGH = 0.2
"""Seconds that a call has to take, so that a stall of the machine is no verdict."""


def schedule() -> tuple[int, int] | None:
    """This thread's nanoseconds on a core and ready without one, where Linux says."""
    try:
        text = Path("/proc/thread-self/schedstat").read_text()
    except OSError:
        return None
    on_core, ready, _ = map(int, text.split())
    return on_core, ready


class Round(NamedTuple):
    seconds: float
    longest: float
    """Share of the call for which the main thread stood still at a stretch."""
    waited: float | None
    """Share of the time it could have run for which it waited for its turn."""


def one_round(call: Call) -> Round:
    times: list[float] = []
    gaps: list[tuple[float, float]] = []

    def run() -> None:
        began = time.perf_counter()
        result = call()
        times.extend((began, time.perf_counter()))
        del result  # Freeing a large object takes its time, too.

    thread = threading.Thread(target=run)
    before = schedule()
    first = last = time.perf_counter()
    thread.start()
    while not times:
        now = time.perf_counter()
        if now - last > 0.0005:
            gaps.append((last, now))
        last = now
    end = time.perf_counter()
    gaps.append((last, end))
    after = schedule()
    thread.join()
    began, ended = times
    seconds = ended - began
    longest = max(min(b, ended) - max(a, began) for a, b in gaps)
    waited = None
    if before and after:
        on_core, ready = ((b - a) / 1e9 for a, b in zip(before, after))
        waiting = max(0.0, end - first - on_core - ready)
        waited = waiting / (waiting + on_core)
    return Round(seconds, max(0.0, longest) / seconds, waited)


def long_call(asked: Job) -> tuple[int, Call]:
    """The size with which the call takes long enough, found by doubling."""
    size = asked.size or 0
    call = asked.make(size)
    while asked.size and size < 64 * asked.size:
        start = time.perf_counter()
        call()
        if time.perf_counter() - start >= LONG_ENOUGH:
            break
        size *= 2
        call = asked.make(size)
    return size, call


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", action="store_true", help=f"write to {MEASUREMENTS}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="calls that contain this text")
    args = parser.parse_args()
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    found: list[Row] = []
    try:
        for asked in JOBS:
            if args.only not in asked.call:
                continue
            size, call = long_call(asked)
            rounds = []
            for _ in range(args.rounds):
                if asked.once:
                    call = asked.make(size)
                rounds.append(one_round(call))
            params = {"call": asked.call, "group": asked.group, "size": size}
            measured = {
                ("duration", "s"): [r.seconds for r in rounds],
                ("longest_stall", "share"): [r.longest for r in rounds],
                ("waited", "share"): [r.waited for r in rounds if r.waited is not None],
            }
            found += [
                row(BENCHMARK, params, metric, unit, values)
                for (metric, unit), values in measured.items()
                if values
            ]
    finally:
        shutil.rmtree(folder)
    if args.keep:
        (MEASUREMENTS / file_name(found)).write_text(json.dumps(found, indent=1) + "\n")
        return
    for r in found:
        print(f"{r['params']['call']:42} {r['metric']:14} {r['median']:8.3f} "
              f"[{r['min']:.3f} .. {r['max']:.3f}] {r['unit']} n={r['n']}")


if __name__ == "__main__":
    main()
